package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tsudoi.meetings.MeetingPlanDraft;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What the bodies of several operations say about a plan.
 *
 * @param description what the meeting is about
 * @param start when it begins
 * @param end when it ends
 * @param zone whose clock counts
 * @param repeat how it repeats
 * @param invitees who is invited
 */
record MeetingPlanParts(
    String description,
    Instant start,
    Instant end,
    String zone,
    MeetingRepeatBody repeat,
    List<String> invitees) {

  MeetingPlanDraft draft() {
    return new MeetingPlanDraft(
        Objects.requireNonNullElse(description, ""),
        times(),
        Optional.ofNullable(repeat).map(MeetingRepeatBody::repeat),
        Objects.requireNonNullElse(invitees, List.of()));
  }

  private Optional<MeetingTimes> times() {
    if (start == null && end == null && zone == null) {
      return Optional.empty();
    }
    return Optional.of(
        MeetingTimes.of(
            there(start, "plannedStart"), there(end, "plannedEnd"), there(zone, "timeZone")));
  }

  private static <T> T there(T value, String field) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, field));
  }
}
