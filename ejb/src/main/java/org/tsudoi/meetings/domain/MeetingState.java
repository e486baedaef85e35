package org.tsudoi.meetings.domain;

/** Whether people may gather in a meeting. */
public enum MeetingState {
  /** Whoever passes the door may come in. */
  OPEN,
  /** It was ended; only who may end it may open it again, by joining. */
  ENDED,
  /** It will not take place; nobody ever comes in again. */
  CANCELLED
}
