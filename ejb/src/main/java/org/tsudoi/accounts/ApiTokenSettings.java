package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of API tokens; the settings reference says what each one means. */
@ApplicationScoped
class ApiTokenSettings {

  private static final int MOST_DAYS = 366;

  @Inject
  @ConfigProperty(name = "tsudoi.api.days", defaultValue = "365")
  int days;

  @Inject
  @ConfigProperty(name = "tsudoi.api.each", defaultValue = "20")
  int each;

  @Inject
  @ConfigProperty(name = "tsudoi.api.calls", defaultValue = "600")
  int calls;

  /** How long a token works at most, whatever is configured; zero switches tokens off. */
  int longestDays() {
    return Math.max(0, Math.min(MOST_DAYS, days));
  }

  /** How many working tokens one person may have. */
  int each() {
    return each;
  }

  /** How many calls one token may make in a minute on one server. */
  int callsInAMinute() {
    return calls;
  }
}
