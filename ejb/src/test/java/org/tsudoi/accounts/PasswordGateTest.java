package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.domain.Argon2Cost;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.3.1")
@Tag("R-6")
class PasswordGateTest {

  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

  @Test
  void refusesWhoeverFindsEveryPlaceAndTheQueueTaken() throws Exception {
    PasswordGate gate = new PasswordGate(CHEAP, 1, 0, Duration.ofSeconds(5), new SecureRandom());
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    ExecutorService people = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> first =
          people.submit(
              () ->
                  gate.enter(
                      () -> {
                        inside.countDown();
                        return await(leave);
                      }));
      inside.await();

      assertThatThrownBy(() -> gate.enter(() -> true))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS));
      leave.countDown();

      assertThat(first.get()).isTrue();
      assertThat(gate.enter(() -> true)).isTrue();
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void givesThePlaceBackWhenTheWorkFails() {
    PasswordGate gate = new PasswordGate(CHEAP, 1, 0, Duration.ZERO, new SecureRandom());
    assertThatThrownBy(
            () ->
                gate.enter(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(gate.enter(() -> true)).isTrue();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
