package org.tsudoi.meetings.domain;

import org.tsudoi.shared.Problem;

/** Why a participant is no longer in a meeting. */
public enum LeaveReason {
  LEFT(Problem.NORMAL),
  CONNECTION_LOST(Problem.CONNECTION_LOST),
  EXPELLED(Problem.EXPELLED),
  SESSION_ENDED(Problem.SESSION_ENDED),
  LOBBY_REFUSED(Problem.LOBBY_REFUSED),
  LOBBY_UNATTENDED(Problem.LOBBY_UNATTENDED),
  ADDRESS_REFUSED(Problem.ADDRESS_REFUSED),
  REPLACED(Problem.REPLACED),
  MEETING_ENDED(Problem.MEETING_ENDED),
  SERVER_STOPPED(Problem.SERVER_STOPPING);

  private final Problem problem;

  LeaveReason(Problem problem) {
    this.problem = problem;
  }

  /** The reason for which the tunnel is closed. */
  public Problem problem() {
    return problem;
  }

  /** Why somebody left whose tunnel ended by itself, for this reason. */
  public static LeaveReason whenTunnelEnds(Problem why) {
    for (LeaveReason reason : values()) {
      if (reason.problem == why) {
        return reason;
      }
    }
    return CONNECTION_LOST;
  }

  /** The name on the wire, as {@code connection-lost}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
