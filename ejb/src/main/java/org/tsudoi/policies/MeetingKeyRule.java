package org.tsudoi.policies;

/** Whether meetings have a meeting key (spec 6.3.3). */
public enum MeetingKeyRule {
  /** Every meeting has one. */
  FORCED_ON,
  /** The page that creates a meeting suggests one. */
  DEFAULT_ON,
  /** The page that creates a meeting suggests none. */
  DEFAULT_OFF,
  /** No meeting has one. */
  FORCED_OFF;

  /** Whether a meeting may be created with a key, or without one. */
  public boolean admits(boolean withKey) {
    return withKey ? this != FORCED_OFF : this != FORCED_ON;
  }

  /** Whether the page that creates a meeting begins with a key. */
  public boolean suggestsKey() {
    return this == FORCED_ON || this == DEFAULT_ON;
  }
}
