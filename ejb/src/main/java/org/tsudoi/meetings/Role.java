package org.tsudoi.meetings;

/** What a participant is inside one meeting; it says nothing about the rest of the system. */
public enum Role {
  /** Opened the meeting: may expel people and end it. */
  ORGANIZER(true),
  /** Anyone else. */
  PARTICIPANT(false);

  private final boolean leads;

  Role(boolean leads) {
    this.leads = leads;
  }

  /** Whether this role may expel people and end the meeting. */
  public boolean leads() {
    return leads;
  }
}
