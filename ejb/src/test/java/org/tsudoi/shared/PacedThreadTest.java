package org.tsudoi.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens several times a second goes on, whatever fails, until it is stopped. */
class PacedThreadTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  /** The threads that made the calls, in their order. */
  private final BlockingQueue<Thread> calls = new LinkedBlockingQueue<>();

  private PacedThread paced;

  @AfterEach
  void stop() {
    paced.stop();
  }

  private void start(Runnable more) {
    paced =
        PacedThread.start(
            PacedThreadTest::quiet,
            "test-pace",
            PAUSE,
            () -> {
              calls.add(Thread.currentThread());
              more.run();
            });
  }

  /** What a thread dies of is part of the test and need not be printed. */
  private static Thread quiet(Runnable life) {
    Thread thread = new Thread(life);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, error) -> {});
    return thread;
  }

  private Thread next() throws InterruptedException {
    Thread by = calls.poll(10, TimeUnit.SECONDS);
    assertNotNull(by);
    return by;
  }

  @Test
  void callsAgainAndAgainOnOneThreadWithItsName() throws Exception {
    start(() -> {});
    Thread first = next();

    assertEquals(first, next());
    assertEquals("test-pace", first.getName());
  }

  @Test
  void goesOnAfterAFailure() throws Exception {
    start(
        () -> {
          throw new IllegalStateException("of the test");
        });
    Thread first = next();

    assertEquals(first, next());
  }

  @Test
  void goesOnOnAnotherThreadAfterAnError() throws Exception {
    start(
        () -> {
          throw new OutOfMemoryError("of the test");
        });
    Thread first = next();

    assertNotEquals(first, next());
  }

  @Test
  void beginsNoCallAfterItWasStopped() throws Exception {
    start(() -> {});
    Thread by = next();
    paced.stop();
    by.join(10_000);
    calls.clear();

    assertNull(calls.poll(50, TimeUnit.MILLISECONDS));
  }
}
