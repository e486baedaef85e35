package org.tsudoi.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A meeting that people are in now, or wait to get into.
 *
 * @param meeting the meeting
 * @param instance the 16-byte id of this gathering, 32 hexadecimal digits
 * @param began when this gathering began
 * @param locked whether nobody new is let in
 * @param door who stands outside, and what else can be turned
 * @param share what is shared now, empty when nobody presents
 * @param participants the people, in the order in which they came
 */
public record LiveMeeting(
    MeetingSummary meeting,
    String instance,
    Instant began,
    boolean locked,
    LiveDoor door,
    Optional<LiveShare> share,
    List<LiveParticipant> participants) {

  /** Keeps the list from being changed. */
  public LiveMeeting {
    participants = List.copyOf(participants);
  }
}
