package org.tsudoi.meetings.domain;

import java.util.Locale;

/** Why a shared screen is no longer shared. */
public enum ShareEnd {
  STOPPED,
  LEFT,
  CONNECTION_LOST,
  EXPELLED,
  TAKEN_OVER,
  /** By whoever leads the meeting, or because the presenter's role ended. */
  STOPPED_BY_LEADER;

  /** The reason when the presenter is no longer there. */
  public static ShareEnd because(LeaveReason reason) {
    return switch (reason) {
      case CONNECTION_LOST -> CONNECTION_LOST;
      case EXPELLED -> EXPELLED;
      default -> LEFT;
    };
  }

  /** The name on the wire, as {@code connection-lost}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
