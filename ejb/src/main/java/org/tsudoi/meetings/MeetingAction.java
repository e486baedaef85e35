package org.tsudoi.meetings;

import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/**
 * What can be done in a meeting and who may do it: the one table that decides, for the tunnel, the
 * API and the console alike (spec 6.4.4).
 *
 * <p>{@code docs/protocol.md} shows the same table. Beside it two things count: the meeting's own
 * settings (a {@code Permission}) can only take away, and who leads a meeting is expelled or given
 * another role only by whoever may {@link #NAME_CO_ORGANIZER}.
 */
public enum MeetingAction {
  // organizer, co-organizer, participant, viewer, and a system administrator in whatever role
  SPEAK("+ + + - ."),
  /** Messages and reactions; while the chat is locked, only for whoever may lock it. */
  CHAT("+ + + - ."),
  SHARE("+ + + - ."),
  /** Shows oneself, in meetings with cameras. */
  CAMERA("+ + + - ."),
  RAISE_HAND("+ + + + ."),
  /** Says so to whoever presents or leads, while somebody else shares. */
  WANT_TO_PRESENT("+ + + - ."),
  /** Whoever presents may do it as well, to hand over. */
  ASK_TO_PRESENT("+ + - - +"),
  STOP_SHARE("+ + - - +"),
  MUTE("+ + - - +"),
  STOP_CAMERA("+ + - - +"),
  LOWER_HANDS("+ + - - +"),
  LOCK("+ + - - +"),
  LOCK_CHAT("+ + - - +"),
  EXPEL("+ + - - +"),
  READMIT("+ + - - +"),
  /** From the lobby; who may do it never waits there. */
  ADMIT("+ + - - +"),
  REFUSE("+ + - - +"),
  /** Puts off the planned end. */
  EXTEND("+ + - - +"),
  CHANGE_ROLE("+ + - - +"),
  NAME_CO_ORGANIZER("+ - - - +"),
  END("+ - - - +");

  private static final int COLUMN = 2;
  private static final int ADMINISTRATOR = COLUMN * Role.values().length;

  private final String line;

  MeetingAction(String line) {
    this.line = line;
  }

  /** Whether the role alone allows it. */
  public boolean isFor(Role role) {
    return line.charAt(COLUMN * role.ordinal()) == '+';
  }

  /** Whether system administrators may do it whatever their role in the meeting. */
  public boolean isForAdministrators() {
    return line.charAt(ADMINISTRATOR) == '+';
  }

  /** Whether somebody who has this role in the meeting may do it. */
  public boolean allows(Role role, Caller caller) {
    return isFor(role) || isForAdministrators() && caller.has(SystemRole.SYSTEM_ADMINISTRATOR);
  }
}
