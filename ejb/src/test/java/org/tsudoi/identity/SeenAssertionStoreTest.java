package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.identity.domain.SeenAssertion;
import org.tsudoi.identity.domain.SeenAssertions;
import org.tsudoi.identity.store.SeenStores;

/** Of those who show one assertion one comes in, on either database and whatever the node. */
@Tag("spec-6.3.1")
class SeenAssertionStoreTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";
  private static final String ISSUER = "https://idp.example/realms/aoba";
  private static final int SHOWN = 6;

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");

  /** A node of its own: it shares nothing with others but the database. */
  private AssertionKeeper node(TestDatabase database) {
    SeenAssertions store = SeenStores.on(database);
    return new AssertionKeeper(
        new AssertionDesk(store) {
          @Override
          boolean take(SeenAssertion assertion) {
            return database.inNewTransaction(() -> super.take(assertion));
          }

          @Override
          boolean isTaken(SeenAssertion assertion) {
            return database.inNewTransaction(() -> super.isTaken(assertion));
          }

          @Override
          void sweep(Instant now) {
            database.inNewTransaction(() -> super.sweep(now));
          }
        },
        clock);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void takesAnAssertionOnceAmongAllNodes(TestDatabase database) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SHOWN);
    CyclicBarrier together = new CyclicBarrier(SHOWN);
    Callable<Boolean> showing =
        () -> {
          together.await();
          return node(database).isFirst(ISSUER, "_a1", clock.instant().plusSeconds(60));
        };
    try {
      List<Future<Boolean>> answers =
          threads.invokeAll(Stream.generate(() -> showing).limit(SHOWN).toList());
      int taken = 0;
      for (Future<Boolean> answer : answers) {
        taken += answer.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void keepsItUntilNobodyWouldTakeItAnyMore(TestDatabase database) {
    AssertionKeeper keeper = node(database);
    assertThat(keeper.isFirst(ISSUER, "_a1", clock.instant().plusSeconds(60))).isTrue();
    assertThat(keeper.isFirst(ISSUER, "_a2", clock.instant().plusSeconds(61))).isTrue();
    assertThat(keeper.isFirst("https://other.example", "_a1", clock.instant())).isTrue();

    clock.advance(Duration.ofSeconds(60));
    keeper.sweep();

    assertThat(keeper.isFirst(ISSUER, "_a2", clock.instant())).isFalse();
    assertThat(keeper.isFirst(ISSUER, "_a1", clock.instant())).isTrue();
  }
}
