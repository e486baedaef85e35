package org.tsudoi.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriterThreadsTest {

  private final Deque<Runnable> lent = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private final Deque<Runnable> turns = new ArrayDeque<>();
  private final WriterThreads threads = new WriterThreads(lent::add, turns::add, 2);

  @Test
  void borrowsAThreadForManyTasksAndNeverMoreThanAllowed() {
    for (int i = 0; i < 30; i++) {
      int number = i;
      threads.execute(() -> done.add(number));
    }

    assertThat(lent).hasSize(2);
    lent.poll().run();
    assertThat(done).hasSize(30).isSorted();
    lent.poll().run();
    threads.execute(() -> done.add(30));
    assertThat(lent).hasSize(1);
  }

  @Test
  void gathersWhatMayBeDoneSoonUntilTheTurn() {
    for (int i = 0; i < 30; i++) {
      int number = i;
      threads.executeSoon(() -> done.add(number));
    }

    assertThat(turns).hasSize(1);
    assertThat(lent).isEmpty();
    turns.poll().run();
    assertThat(done).hasSize(30).isSorted();
    threads.executeSoon(() -> done.add(30));
    assertThat(turns).hasSize(1);
  }

  @Test
  void doesTheRestAlthoughATaskFails() {
    threads.execute(
        () -> {
          throw new IllegalStateException("broken");
        });
    threads.execute(() -> done.add(1));

    lent.removeLast();
    assertThatThrownBy(() -> lent.poll().run()).isInstanceOf(IllegalStateException.class);
    lent.poll().run();

    assertThat(done).containsExactly(1);
  }

  @Test
  void doesTheWorkItselfWhenNoThreadIsLentAnyMore() {
    WriterThreads stopping =
        new WriterThreads(
            task -> {
              throw new RejectedExecutionException("stopping");
            },
            task -> {
              throw new RejectedExecutionException("stopping");
            },
            2);

    stopping.execute(() -> done.add(1));
    stopping.executeSoon(() -> done.add(2));

    assertThat(done).containsExactly(1, 2);
  }

  @Test
  @Timeout(20)
  void losesNoTaskBetweenTheLastLookAndTheEndOfAThread() throws InterruptedException {
    int tasks = 200_000;
    CountDownLatch left = new CountDownLatch(tasks);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    WriterThreads busy = new WriterThreads(pool, pool, 3);
    for (int i = 0; i < tasks; i++) {
      if (i % 3 == 0) {
        busy.executeSoon(left::countDown);
      } else {
        busy.execute(left::countDown);
      }
    }

    assertThat(left.await(15, TimeUnit.SECONDS)).isTrue();
    pool.shutdown();
  }
}
