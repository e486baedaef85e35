package org.tsudoi.meetings;

import java.util.Locale;
import java.util.Optional;

/**
 * What a participant is inside one meeting; it says nothing about the rest of the system. What each
 * role may do stands in {@link MeetingAction} alone.
 */
public enum Role {
  /** Opened the meeting. */
  ORGANIZER,
  /** Named by the organizer for this gathering: leads it together with the organizer. */
  CO_ORGANIZER,
  /** Anyone else. */
  PARTICIPANT,
  /** Sees and hears, and sends nothing but a raised hand. */
  VIEWER;

  /** Whether this role runs the meeting: makes people leave, mutes them, locks the door. */
  public boolean leads() {
    return MeetingAction.EXPEL.isFor(this);
  }

  /** The name on the wire, as {@code co-organizer}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of this name on the wire, empty when there is none. */
  public static Optional<Role> of(String wireName) {
    for (Role role : values()) {
      if (role.wireName().equals(wireName)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
