package org.tsudoi.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WriterThreadsTest {

  private final List<Thread> made = Collections.synchronizedList(new ArrayList<>());
  private final WriterThreads threads =
      new WriterThreads(
          task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            made.add(thread);
            return thread;
          },
          2,
          new WriterThreads.Pace(
              Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(300)));

  @BeforeEach
  void start() {
    threads.start();
  }

  @AfterEach
  void stop() {
    threads.stop();
  }

  @Test
  void doesEveryTaskOnItsFewThreads() throws InterruptedException {
    int tasks = 200_000;
    CountDownLatch left = new CountDownLatch(tasks);
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < tasks; i++) {
      Runnable task =
          () -> {
            used.add(Thread.currentThread());
            left.countDown();
          };
      if (i % 3 == 0) {
        threads.executeSoon(task);
      } else {
        threads.execute(task);
      }
    }

    assertThat(left.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(used).hasSizeBetween(1, 2).isSubsetOf(made);
    assertThat(made).hasSize(3);
  }

  @Test
  void gathersWhatMayBeDoneSoonUntilTheTurn() throws InterruptedException {
    long began = System.nanoTime();
    CountDownLatch done = new CountDownLatch(30);
    for (int i = 0; i < 30; i++) {
      threads.executeSoon(done::countDown);
    }

    done.await();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void doesTheRestAlthoughTasksFail() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      threads.execute(
          () -> {
            throw new IllegalStateException("broken");
          });
    }
    CountDownLatch done = new CountDownLatch(1);

    threads.execute(done::countDown);

    assertThat(done.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void replacesAThreadThatAnErrorEnds() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      threads.execute(
          () -> {
            throw new StackOverflowError("for the test");
          });
    }
    CountDownLatch done = new CountDownLatch(1);

    threads.execute(done::countDown);

    assertThat(done.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void putsSubstitutesInThePlaceOfWritersThatWait() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(40);
    for (int i = 0; i < 40; i++) {
      threads.execute(
          () -> {
            await(released);
            ended.countDown();
          });
    }
    CountDownLatch done = new CountDownLatch(100);

    for (int i = 0; i < 100; i++) {
      threads.execute(done::countDown);
    }

    assertThat(done.await(15, TimeUnit.SECONDS)).isTrue();
    released.countDown();
    assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
    until(() -> livingThreads() == 3);
  }

  /** The time-out of the class bounds it. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private int livingThreads() {
    return (int) made.stream().filter(Thread::isAlive).count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void letsNobodyElseWait() {
    assertThat(threads.waitFor(() -> {}, () -> {})).isFalse();
  }

  @Test
  void letsWritersWaitUntilManyAreHeld() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(16);
    for (int i = 0; i < 16; i++) {
      threads.execute(
          () ->
              threads.waitFor(
                  () -> {
                    waiting.countDown();
                    await(released);
                  },
                  () -> {}));
    }
    assertThat(waiting.await(15, TimeUnit.SECONDS)).isTrue();

    until(() -> !mayWait());
    released.countDown();
    until(this::mayWait);
  }

  private boolean mayWait() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    threads.execute(() -> answer.complete(threads.waitFor(() -> {}, () -> {})));
    return answer.join();
  }

  @Test
  void givesUpOnceWhatWaitsForTooLong() throws InterruptedException {
    CountDownLatch givenUp = new CountDownLatch(2);
    CountDownLatch released = new CountDownLatch(1);
    long began = System.nanoTime();
    threads.execute(() -> threads.waitFor(() -> await(released), givenUp::countDown));

    until(() -> givenUp.getCount() == 1);
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(300_000_000L);
    assertThat(givenUp.await(200, TimeUnit.MILLISECONDS)).isFalse();
    released.countDown();
  }

  @Test
  void doesNotGiveUpManyWritesThatTakeLongOnlyTogether() throws InterruptedException {
    CountDownLatch givenUp = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    threads.execute(
        () -> {
          for (int i = 0; i < 12; i++) {
            threads.waitFor(() -> awaitFiftyMillis(never), givenUp::countDown);
          }
          done.countDown();
        });

    assertThat(done.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(givenUp.getCount()).isOne();
  }

  private static void awaitFiftyMillis(CountDownLatch latch) {
    try {
      latch.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doesWhatWaitsForItsTurnWhenItStops() throws InterruptedException {
    WriterThreads slow =
        new WriterThreads(
            Executors.defaultThreadFactory(),
            1,
            new WriterThreads.Pace(
                Duration.ofMinutes(1), Duration.ofMillis(20), Duration.ofMinutes(1)));
    slow.start();
    CountDownLatch done = new CountDownLatch(2);
    slow.executeSoon(done::countDown);
    LockSupport.parkNanos(100_000_000);
    slow.executeSoon(done::countDown);

    slow.stop();

    assertThat(done.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesTheWorkToWhoeverBringsItWhenItHasStopped() throws InterruptedException {
    threads.stop();
    for (Thread thread : made) {
      thread.join();
    }
    List<Thread> by = new ArrayList<>();

    threads.execute(() -> by.add(Thread.currentThread()));
    threads.executeSoon(() -> by.add(Thread.currentThread()));

    assertThat(by).containsExactly(Thread.currentThread(), Thread.currentThread());
  }
}
