package org.tsudoi.meetings;

import java.util.Optional;

/**
 * What somebody without an account shows at the door of a meeting.
 *
 * @param name how the guest wants to be called
 * @param key the proof of the meeting key; nothing where none is asked for
 * @param visit the secret of the visit that goes on, if the guest has been at this door before
 * @param agreed which version of the terms for joining the guest has read and agrees to
 * @param address from where
 */
public record GuestWish(
    String name,
    Optional<MeetingKeyProof> key,
    Optional<String> visit,
    Optional<Long> agreed,
    String address) {

  /** Never shows a secret. */
  @Override
  public String toString() {
    return "GuestWish[from " + address + "]";
  }
}
