package org.tsudoi.meetings.domain;

import org.tsudoi.meetings.Role;

/** Who in a meeting may do a certain thing. */
public enum Permission {
  /** Whoever leads: the organizer and the co-organizers. */
  ORGANIZER_ONLY,
  EVERYONE,
  NOBODY;

  /** Whether somebody in this role may do it. */
  public boolean allows(Role role) {
    return switch (this) {
      case ORGANIZER_ONLY -> role.leads();
      case EVERYONE -> true;
      case NOBODY -> false;
    };
  }
}
