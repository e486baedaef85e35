package org.tsudoi.meetings;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.tsudoi.meetings.domain.Lobby;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The door for people without an account (spec 6.3.3): they take part in one meeting under a name,
 * where its organizer wants guests and the policy admits them.
 *
 * <p>Whoever asks is a stranger, so it says nothing about a meeting to somebody who has not its
 * number: a meeting that takes no guests is answered like one that does not exist, and numbers
 * cannot be tried out, because twenty that lead nowhere close it to their source for fifteen
 * minutes. A guest always waits in the lobby.
 */
@Stateless
public class GuestService {

  private GuestAdmission admission;

  /** For the container. */
  public GuestService() {}

  /** A door made of its parts. */
  @Inject
  public GuestService(GuestAdmission admission) {
    this.admission = admission;
  }

  /** Whether the policy, or that of a group, lets any meeting take guests. */
  public boolean isOffered() {
    return admission.isOffered();
  }

  /**
   * What is asked at the door of the meeting with this number.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND} when there is none that takes
   *     guests; {@link Problem#TOO_MANY_REQUESTS} after too many such answers
   */
  public GuestDoor find(MeetingNumber number, String address) {
    return admission.find(number, address);
  }

  /**
   * Checks everything that must be true before a guest may wait in the lobby, and hands out a
   * one-time ticket.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} for a name that is none; as {@link
   *     #find}; {@link Problem#AGREEMENT_REQUIRED}; {@link Problem#MEETING_KEY_REQUIRED} or {@link
   *     Problem#MEETING_KEY_WRONG}; {@link Problem#TOO_MANY_REQUESTS} also after too many wrong
   *     keys and after forty new guests from one source within fifteen minutes; {@link
   *     Problem#MEETING_ENDED} until the organizer is back; {@link Problem#EXPELLED} also from
   *     where another guest was expelled; {@link Problem#MEETING_LOCKED}; as {@link Lobby#refuse};
   *     {@link Problem#SERVER_FULL}
   */
  public GuestGrant join(MeetingNumber number, GuestWish wish) {
    return admission.join(number, wish);
  }

  /** Ends a guest's visit and the guest's tunnel; a visit that is over already is no refusal. */
  public void leave(String visit) {
    admission.leave(visit);
  }
}
