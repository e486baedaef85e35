package org.tsudoi.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
          Duration.ofMillis(5));

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
