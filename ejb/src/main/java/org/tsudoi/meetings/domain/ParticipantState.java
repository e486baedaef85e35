package org.tsudoi.meetings.domain;

/** How far a participant has come. */
public enum ParticipantState {
  /** The tunnel is open, the hello has not come: the others do not see the person. */
  ADMITTED,
  /** The hello has come; in the lobby until somebody who leads says yes, and no part of it. */
  WAITING,
  /** In the meeting, on everybody's list. */
  PRESENT,
  /** Gone; a new tunnel makes a new participant. */
  LEFT;

  /** Whether this state may follow: forward only, and leaving is always possible. */
  boolean mayBecome(ParticipantState next) {
    return next.ordinal() > ordinal();
  }
}
