package org.tsudoi.meetings;

/**
 * What a person shows to pass the door of a meeting that has a meeting key.
 *
 * @param verifierType how the value is checked; 1: the meeting key itself, checked by the server
 * @param value the key as typed; it is case-sensitive
 */
public record MeetingKeyProof(int verifierType, String value) {

  /** The verifier type of a key that the server checks. */
  public static final int CHECKED_BY_SERVER = 1;

  /** A proof by the key itself. */
  public static MeetingKeyProof byKey(String key) {
    return new MeetingKeyProof(CHECKED_BY_SERVER, key);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "MeetingKeyProof[verifierType=" + verifierType + "]";
  }
}
