package org.tsudoi.policies;

/**
 * How meetings begin.
 *
 * @param meetingKey whether they have a meeting key
 * @param capacity how many people may be in one at the same time, 2 to 500
 */
public record MeetingDefaults(MeetingKeyRule meetingKey, int capacity) {

  /** The smallest capacity. */
  public static final int LEAST = 2;

  /** The greatest capacity. */
  public static final int MOST = 500;

  /** Refuses a capacity that is out of range. */
  public MeetingDefaults {
    if (capacity < LEAST || capacity > MOST) {
      throw new IllegalArgumentException(
          "The capacity of meetings must be " + LEAST + " to " + MOST);
    }
  }
}
