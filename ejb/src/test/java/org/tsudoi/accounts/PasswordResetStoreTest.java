package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.accounts.store.ResetStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** What must hold of resets on either database. */
@Tag("spec-6.3.2")
class PasswordResetStoreTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final FakeAuditTrail audit = new FakeAuditTrail();
  private final FakeNotifier notifier = new FakeNotifier();
  private TestDatabase database;
  private PasswordResetKeeper keeper;

  private void openRoom(TestDatabase opened) {
    database = opened;
    AccountStores stores = AccountStores.on(database);
    SessionKeeper sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(new FakePolicies(), stores, clock),
            new FakeEvent<>(),
            clock,
            random);
    keeper =
        new PasswordResetKeeper(
            ResetStores.on(database), stores.accounts(), sessions, notifier, audit, clock, random);
    PasswordGate gate =
        new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random);
    AccountService accounts =
        new AccountService(
            stores.accounts(), stores.groups(), sessions, gate, audit, clock, random);
    database.inNewTransaction(
        () ->
            accounts.create(
                Caller.system(),
                new NewAccount(
                    "hanako",
                    "山田 花子",
                    "",
                    "hanako@example.org",
                    Set.of(SystemRole.PARTICIPANT),
                    "ja")));
  }

  private String askedToken() {
    assertThat(
            database.<Boolean>inNewTransaction(
                () -> keeper.ask("Hanako", AccountsFixture.OFFICE, 10)))
        .isTrue();
    List<UUID> waiting = database.inNewTransaction(() -> keeper.waiting(10));
    database.inNewTransaction(() -> keeper.answer(waiting.get(0)));
    return notifier.token();
  }

  private boolean take(String token) {
    PasswordHash next = PasswordHash.of("Kaede7mountain", AccountsFixture.CHEAP, random);
    return database.<Boolean>inNewTransaction(
        () -> keeper.take(token, next, AccountsFixture.OFFICE));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aRequestIsGoneOnceItWasLookedAt(TestDatabase opened) {
    openRoom(opened);
    String token = askedToken();

    assertThat(database.<List<UUID>>inNewTransaction(() -> keeper.waiting(10))).isEmpty();
    assertThat(database.<Boolean>inNewTransaction(() -> keeper.opened(token).isPresent())).isTrue();
    assertThat(notifier.mails.get(0).recipient().name()).isEqualTo("山田 花子");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void noMoreWaitThanMay(TestDatabase opened) {
    openRoom(opened);

    Stream<Boolean> answers =
        Stream.of("a", "b", "c")
            .map(
                name ->
                    database.<Boolean>inNewTransaction(
                        () -> keeper.ask(name, AccountsFixture.OFFICE, 2)));

    assertThat(answers).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  @Tag("A-17")
  void ofTwoWhoUseALinkTogetherOneChooses(TestDatabase opened) throws Exception {
    openRoom(opened);
    String token = askedToken();
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);

    try {
      List<Future<Boolean>> both =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            start.await();
                            return take(token);
                          }))
              .limit(2)
              .toList();

      assertThat(List.of(both.get(0).get(), both.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
    assertThat(audit.lines.stream().filter(line -> line.contains("PASSWORD_RESET_BY_MAIL")))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void forgetsARequestThatNobodyCouldAnswerForHalfAnHour(TestDatabase opened) {
    openRoom(opened);
    database.<Boolean>inNewTransaction(() -> keeper.ask("a", AccountsFixture.OFFICE, 9));
    clock.advance(Duration.ofMinutes(30));
    database.inNewTransaction(keeper::sweep);
    assertThat(database.<List<UUID>>inNewTransaction(() -> keeper.waiting(9))).hasSize(1);
    clock.advance(Duration.ofSeconds(1));

    database.inNewTransaction(keeper::sweep);

    assertThat(database.<List<UUID>>inNewTransaction(() -> keeper.waiting(9))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void forgetsWhatRanOut(TestDatabase opened) {
    openRoom(opened);
    String token = askedToken();
    clock.advance(Duration.ofMinutes(30));

    database.inNewTransaction(keeper::sweep);

    assertThat(take(token)).isFalse();
    Object left =
        database.inTransaction(
            () ->
                database
                    .entityManager()
                    .createNativeQuery("select count(*) from password_reset_link")
                    .getSingleResult());
    assertThat(((Number) left).longValue()).isZero();
  }
}
