package org.tsudoi.meetings;

import java.util.Optional;

/**
 * What a meeting shall be from now on.
 *
 * @param base the version of the plan that the person saw; another one must not have come between
 * @param title what people call it, as in {@link NewMeeting}
 * @param key another meeting key; nothing to keep the present one, empty text for none
 * @param plan the plan
 */
public record MeetingRevision(
    long base, String title, Optional<String> key, MeetingPlanDraft plan) {

  /** Never shows the key. */
  @Override
  public String toString() {
    return "MeetingRevision[" + base + ", title=" + title + ", " + plan + "]";
  }
}
