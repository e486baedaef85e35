package org.tsudoi.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A life is lived to its end, on as many threads as that takes. */
@Timeout(20)
class LastingThreadTest {

  private final List<Thread> made = Collections.synchronizedList(new ArrayList<>());

  private void start(LastingThread.Life life) {
    LastingThread.start(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          // What a thread dies of is part of the test and need not be printed.
          thread.setUncaughtExceptionHandler((dead, error) -> {});
          made.add(thread);
          return thread;
        },
        "test-life",
        life);
  }

  @Test
  void beginsAnewUntilTheLifeEndsByItself() throws InterruptedException {
    CountDownLatch errors = new CountDownLatch(3);
    CountDownLatch over = new CountDownLatch(1);
    start(
        () -> {
          if (errors.getCount() > 0) {
            errors.countDown();
            throw new OutOfMemoryError("of the test");
          }
          over.countDown();
        });
    assertTrue(over.await(10, TimeUnit.SECONDS));
    made.get(3).join();

    assertEquals(4, made.size());
    assertTrue(made.stream().allMatch(thread -> thread.getName().equals("test-life")));
  }

  @Test
  void endsWhenItIsInterrupted() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    start(never::await);
    made.get(0).interrupt();
    made.get(0).join();

    assertEquals(1, made.size());
    assertFalse(made.get(0).isAlive());
  }
}
