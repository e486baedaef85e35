package org.tsudoi.shared;

/** What an account may do outside any single meeting. */
public enum SystemRole {
  /** Runs the installation: everything in the console. */
  SYSTEM_ADMINISTRATOR,
  /** Creates and changes users. */
  USER_ADMINISTRATOR,
  /** Reads everything that is evidence, changes nothing. */
  AUDITOR,
  /** May open meetings. */
  MEETING_CREATOR,
  /** May join meetings. */
  PARTICIPANT
}
