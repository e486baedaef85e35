package org.tsudoi.meetings;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The door of the lobbies (待機室): who waits to be let into a meeting, and what those who lead it say
 * about that (spec 6.3.3).
 *
 * <p>Whoever leads, as {@link MeetingAction#ADMIT} says, never waits; everybody else does, once in
 * each gathering, after the meeting key was checked.
 */
@Stateless
public class LobbyService {

  private Meetings meetings;
  private LobbyOrders orders;

  /** For the container. */
  public LobbyService() {}

  /** A door made of its parts. */
  @Inject
  public LobbyService(Meetings meetings, LobbyOrders orders) {
    this.meetings = meetings;
    this.orders = orders;
  }

  /**
   * Who waits, whoever came first first.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting
   */
  @Allowed
  public List<Waiting> line(Caller caller, MeetingNumber number) {
    return orders.line(caller, existing(number));
  }

  /**
   * Lets somebody in who waits, on all devices; not a second time in this gathering.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND}; {@link Problem#FORBIDDEN}
   *     unless the caller leads the meeting; {@link Problem#PARTICIPANT_NOT_FOUND} when nobody
   *     waits with this index; {@link Problem#MEETING_FULL} when the meeting is full
   */
  @Allowed
  public void admit(Caller caller, MeetingNumber number, int index) {
    orders.admit(caller, existing(number), index);
  }

  /**
   * Lets everybody in who waits now, as many as there is room for; the others keep waiting.
   *
   * @throws RefusedException as {@link #admit}
   */
  @Allowed
  public void admitAll(Caller caller, MeetingNumber number) {
    orders.admitAll(caller, existing(number));
  }

  /**
   * Does not let somebody in who waits, and not again for five minutes.
   *
   * @throws RefusedException as {@link #admit}; {@link Problem#INVALID_VALUE} for a reason over 200
   *     code points
   */
  @Allowed
  public void refuse(Caller caller, MeetingNumber number, int index, Optional<String> reason) {
    orders.refuse(caller, existing(number), index, reason);
  }

  private Meeting existing(MeetingNumber number) {
    return meetings
        .byNumber(number)
        .orElseThrow(() -> new RefusedException(Problem.MEETING_NOT_FOUND));
  }
}
