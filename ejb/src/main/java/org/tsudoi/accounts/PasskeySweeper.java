package org.tsudoi.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Deletes challenges that no passkey answered in time, every minute. */
@Singleton
public class PasskeySweeper {

  private final PasskeyDesk desk;

  /** For the container. */
  public PasskeySweeper() {
    this(null);
  }

  @Inject
  PasskeySweeper(PasskeyDesk desk) {
    this.desk = desk;
  }

  @Schedule(hour = "*", minute = "*", second = "15", persistent = false)
  void sweep() {
    desk.sweep();
  }
}
