package org.tsudoi.meetings;

import org.tsudoi.meetings.domain.Attendance;
import org.tsudoi.meetings.domain.Lobby;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.Standing;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Who comes into a gathering, who has to wait in its lobby first, and who may do neither.
 *
 * <p>It lives as long as its instance and has no lock of its own: every method is called under that
 * of the instance.
 */
final class Threshold {

  private final Attendance attendance;
  private final Standing standing;
  private final Lobby lobby;

  Threshold(Attendance attendance, Standing standing, Lobby lobby) {
    this.attendance = attendance;
    this.standing = standing;
    this.lobby = lobby;
  }

  /**
   * Refuses whoever was expelled, is new while the door is locked, or would have to wait and may
   * not.
   *
   * @throws RefusedException with {@link Problem#EXPELLED}, {@link Problem#MEETING_LOCKED} or as
   *     {@link Lobby#refuse}
   */
  void check(Caller caller, Role role) {
    refuseExpelled(caller);
    standing.refuseWhileLocked(caller, role);
    if (keepsWaiting(caller, role)) {
      lobby.refuse(caller);
    }
  }

  /** A guest is known by a session that ends with the expulsion: others of that source stay out. */
  private void refuseExpelled(Caller caller) {
    attendance.refuseExpelled(caller);
    if (caller.isGuest() && !standing.hasBeenInside(caller)) {
      attendance.refuseWhereGuestWasExpelled(caller);
    }
  }

  /**
   * Whether a person who comes now waits: not who leads, nor who has been let in before; a guest
   * also where nobody else has to.
   */
  boolean keepsWaiting(Caller caller, Role role) {
    return (lobby.isOn() || caller.isGuest())
        && !MeetingAction.ADMIT.allows(role, caller)
        && !standing.hasBeenInside(caller);
  }

  /** Whether somebody who has a seat stays in the lobby for now. */
  boolean keepsWaiting(Participant someone) {
    return someone.waits()
        && (keepsWaiting(someone.caller(), someone.role()) || !attendance.hasRoom());
  }
}
