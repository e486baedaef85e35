package org.tsudoi.meetings.domain;

/** Why an instance of a meeting came to its end. */
public enum InstanceEnd {
  /** The organizer or an administrator ended the meeting. */
  ENDED,
  /** Everybody had left for longer than the grace. */
  EMPTY,
  /** The planned time was over, and the meeting ends then. */
  PLANNED_END,
  /** The sender indexes were used up. */
  INDEXES_USED_UP,
  /** The server was stopped. */
  SERVER_STOPPED,
  /** The server had gone without a word; found at the next start. */
  SERVER_RESTARTED
}
