package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-5")
@Tag("R-6")
class HashingThreadsTest {

  private final HashingThreads threads = new HashingThreads(1);

  @Test
  void computesBehindEverythingElse() {
    assertThat(threads.compute(() -> Thread.currentThread().getPriority()))
        .isEqualTo(Thread.MIN_PRIORITY)
        .isLessThan(Thread.currentThread().getPriority());
  }

  @Test
  void handsOnWhatTheComputationRefuses() {
    RefusedException refusal = new RefusedException(Problem.INVALID_VALUE);

    assertThatThrownBy(
            () ->
                threads.compute(
                    () -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(threads.<String>compute(() -> "next")).isEqualTo("next");
  }

  @Test
  void refusesWhoeverIsInterrupted() {
    // One that is done already would be answered all the same.
    CompletableFuture<Boolean> neverBefore = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> threads.compute(neverBefore::join))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.SERVER_STOPPING));
    assertThat(Thread.interrupted()).isTrue();
    neverBefore.complete(true);
  }
}
