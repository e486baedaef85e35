package org.tsudoi.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/**
 * Ends sessions that have run out or whose hours are over, every half minute, so that a tunnel does
 * not outlive its session and tables do not grow.
 */
@Singleton
public class SessionSweeper {

  private final SessionKeeper sessions;
  private final SignInAttempts attempts;
  private final HandOverKeeper handOvers;

  /** For the container. */
  public SessionSweeper() {
    this(null, null, null);
  }

  @Inject
  SessionSweeper(SessionKeeper sessions, SignInAttempts attempts, HandOverKeeper handOvers) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.handOvers = handOvers;
  }

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void sweep() {
    sessions.sweep();
    attempts.endOutsideHours();
    attempts.sweep();
    handOvers.sweep();
  }
}
