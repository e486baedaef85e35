package org.tsudoi.meetings;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants a meeting's plan to be.
 *
 * @param description what it is about, up to 1,000 code points in lines, or empty
 * @param times when it is planned; none for a meeting that people use when they like
 * @param repeat how it repeats; only of a meeting with times
 * @param invitees user IDs or mail addresses, at most a hundred
 */
public record MeetingPlanDraft(
    String description,
    Optional<MeetingTimes> times,
    Optional<MeetingRepeat> repeat,
    List<String> invitees) {

  /** No plan at all. */
  public static final MeetingPlanDraft NONE = new MeetingPlanDraft("", Optional.empty(), List.of());

  /** A plan of a meeting that does not repeat. */
  public MeetingPlanDraft(String description, Optional<MeetingTimes> times, List<String> invitees) {
    this(description, times, Optional.empty(), invitees);
  }

  /** Makes the list immutable. */
  public MeetingPlanDraft {
    invitees = List.copyOf(invitees);
  }
}
