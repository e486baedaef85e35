package org.tsudoi.devices;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Deletes challenges that nobody used in time, every minute. */
@Singleton
public class DeviceSweeper {

  private final ChallengeDesk challenges;

  /** For the container. */
  public DeviceSweeper() {
    this(null);
  }

  @Inject
  DeviceSweeper(ChallengeDesk challenges) {
    this.challenges = challenges;
  }

  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  void sweep() {
    challenges.sweep();
  }
}
