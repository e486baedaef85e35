package org.tsudoi.meetings;

import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.MeetingOption;

/**
 * A meeting to be opened.
 *
 * @param title what people call it, 1 to 120 code points without control characters
 * @param key the meeting key, 4 to 64 characters, or empty for a meeting that every signed-in
 *     participant may join
 * @param options what it shall have or not have; as the policy suggests where absent
 */
public record NewMeeting(String title, Optional<String> key, Map<MeetingOption, Boolean> options) {

  /** A meeting that has what the policy suggests. */
  public NewMeeting(String title, Optional<String> key) {
    this(title, key, Map.of());
  }

  /** Makes the options immutable. */
  public NewMeeting {
    options = Map.copyOf(options);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "NewMeeting[title=" + title + ", key " + (key.isPresent() ? "set" : "none") + "]";
  }
}
