package org.tsudoi.shared;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls something again and again, with the same pause after each call, on a thread of its own.
 *
 * <p>For what happens several times a second: the container's scheduled executor stores and
 * restores the context of the application for each call, which costs more than most such calls do.
 * No failure ends the calls; only {@link #stop} does.
 */
public final class PacedThread {

  private static final Logger LOG = Logger.getLogger(PacedThread.class.getName());

  private final String name;
  private final Duration pause;
  private final Runnable call;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private PacedThread(String name, Duration pause, Runnable call) {
    this.name = name;
    this.pause = pause;
    this.call = call;
  }

  /** Begins, on a thread of this factory and with this name, with a pause. */
  public static PacedThread start(
      ThreadFactory factory, String name, Duration pause, Runnable call) {
    PacedThread paced = new PacedThread(name, pause, call);
    LastingThread.start(factory, name, paced::run);
    return paced;
  }

  private void run() throws InterruptedException {
    while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
      callOnce();
    }
  }

  private void callOnce() {
    try {
      call.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, failure, () -> name + " failed and goes on");
    }
  }

  /**
   * Ends the calls. One that is under way, or is just beginning, is neither waited for nor
   * interrupted: Derby would shut down its database.
   */
  public void stop() {
    stopped.countDown();
  }
}
