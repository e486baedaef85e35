package org.tsudoi.accounts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.tsudoi.accounts.domain.ApiTokens;

/** Forgets API tokens ninety days after their end, every hour; the audit trail keeps them. */
@Singleton
public class ApiTokenSweeper {

  static final Duration KEPT_AFTER_END = Duration.ofDays(90);

  private final ApiTokens tokens;
  private final Clock clock;

  /** For the container. */
  public ApiTokenSweeper() {
    this(null, null);
  }

  @Inject
  ApiTokenSweeper(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Schedule(hour = "*", minute = "17", second = "5", persistent = false)
  void sweep() {
    tokens.deleteEndedBefore(clock.instant().minus(KEPT_AFTER_END));
  }
}
