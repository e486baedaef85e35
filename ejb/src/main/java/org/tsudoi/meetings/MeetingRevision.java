package org.tsudoi.meetings;

import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.MeetingOption;

/**
 * What a meeting shall be from now on.
 *
 * @param base the version of the plan that the person saw; another one must not have come between
 * @param title what people call it, as in {@link NewMeeting}
 * @param key another meeting key; nothing to keep the present one, empty text for none
 * @param plan the plan
 * @param options what it shall have or not have; as it is where absent
 */
public record MeetingRevision(
    long base,
    String title,
    Optional<String> key,
    MeetingPlanDraft plan,
    Map<MeetingOption, Boolean> options) {

  /** Another plan; what the meeting has besides stays. */
  public MeetingRevision(long base, String title, Optional<String> key, MeetingPlanDraft plan) {
    this(base, title, key, plan, Map.of());
  }

  /** Makes the options immutable. */
  public MeetingRevision {
    options = Map.copyOf(options);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "MeetingRevision[" + base + ", title=" + title + ", " + plan + "]";
  }
}
