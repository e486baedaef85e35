package org.tsudoi.verify.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does and cannot tell us: looks again and again. */
public final class Waiting {

  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private Waiting() {}

  /** Whether the condition came true before the patience ended. */
  public static boolean until(BooleanSupplier condition, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }
}
