package org.tsudoi.notification;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A look at a queue each second, that no failure ends; only the first of several is logged. */
final class Looks implements Runnable {

  private static final Logger LOG = Logger.getLogger(Looks.class.getName());
  private static final int MILLISECONDS_BETWEEN = 1000;

  private final String what;
  private final Runnable look;
  private boolean failing;

  Looks(String what, Runnable look) {
    this.what = what;
    this.look = look;
  }

  ScheduledFuture<?> every(ManagedScheduledExecutorService timer) {
    return timer.scheduleWithFixedDelay(
        this, MILLISECONDS_BETWEEN, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  /** Nothing may escape: an exception would end the series of looks. */
  @Override
  public void run() {
    try {
      look.run();
      if (failing) {
        failing = false;
        LOG.log(Level.INFO, "{0} are looked for again", what);
      }
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.log(
            Level.SEVERE, e, () -> what + " cannot be looked for now; trying again until they can");
      }
    }
  }
}
