package org.tsudoi.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.LiveInvitation;
import org.tsudoi.meetings.LiveMeeting;
import org.tsudoi.meetings.LiveParticipant;
import org.tsudoi.meetings.LiveShare;
import org.tsudoi.shared.AccountId;

/**
 * The meetings that people are in now or wait to get into.
 *
 * @param meetings the oldest gathering first
 */
@Schema(name = "Live")
public record LiveAnswer(List<Gathering> meetings) {

  /**
   * One of them.
   *
   * @param meeting the meeting
   * @param instance the id of this gathering, 32 hexadecimal digits
   * @param began since when
   * @param locked whether nobody new is let in
   * @param chatLocked whether only those write who lead
   * @param plannedEnd when this gathering is planned to end; absent when it is not
   * @param waiting who waits in the lobby, in the order in which they came
   * @param expelled who was expelled and not let in again
   * @param share what is shared; absent when nothing is
   * @param participants in the order in which they came
   */
  @Schema(name = "LiveMeeting")
  public record Gathering(
      MeetingAnswer meeting,
      String instance,
      Instant began,
      boolean locked,
      boolean chatLocked,
      Instant plannedEnd,
      List<LobbyAnswer.WaitingAnswer> waiting,
      List<ExpelledAnswer.Person> expelled,
      Screen share,
      List<Person> participants) {}

  /**
   * A shared screen.
   *
   * @param sender the presenter's index
   * @param presenterName the presenter's name
   * @param title what the presenter's system calls it
   * @param surface monitor, window or browser
   * @param width in pixels
   * @param height in pixels
   * @param began since when
   */
  @Schema(name = "LiveShare")
  public record Screen(
      int sender,
      String presenterName,
      String title,
      String surface,
      int width,
      int height,
      Instant began) {}

  /**
   * A participant and the connection.
   *
   * @param index the sender index
   * @param account the account; absent for a guest
   * @param name the name
   * @param role organizer, co-organizer, participant or viewer
   * @param roleBits 1 organizer, 2 may share, 4 leads, 8 may speak, 16 may end and name
   *     co-organizers, 32 may write, 64 may show a camera where the meeting has cameras
   * @param presenting whether this person's screen is the shared one
   * @param muted whether the voice is off because somebody who leads turned it off
   * @param hand when the hand was raised, lower is earlier; 0 while it is down
   * @param camera when the camera was turned on, lower is earlier; 0 while it is off
   * @param invitation that the person was asked to present; absent when nobody did, or when the
   *     person has shared a screen since
   * @param joinedAt since when
   * @param address the client's address
   * @param client the client's name and version
   * @param transport websocket, https or https-polling
   * @param tls protocol and suite
   * @param reconnectingSince since when the connection is being taken up again; absent while it
   *     stands
   * @param resumes how often it was taken up again after a cut
   * @param switches how often it moved to another transport
   * @param roundTripMillis the last round trip; absent before the first
   * @param queueBytes what waits to go down
   * @param droppedFrames stale frames that were left out
   * @param viewerQueueMillis how long pictures wait at the viewer; absent before its first report
   */
  @Schema(name = "LiveParticipant")
  public record Person(
      int index,
      String account,
      String name,
      String role,
      int roleBits,
      boolean presenting,
      boolean muted,
      int hand,
      int camera,
      Invitation invitation,
      Instant joinedAt,
      String address,
      String client,
      String transport,
      String tls,
      Instant reconnectingSince,
      int resumes,
      int switches,
      Long roundTripMillis,
      long queueBytes,
      long droppedFrames,
      Long viewerQueueMillis) {}

  /**
   * That somebody was asked to present.
   *
   * @param answer asked (within the last two minutes), accepted (while the person shares), declined
   *     or unanswered
   * @param askedAt when the person was asked last
   * @param answeredAt when the person accepted or declined; absent otherwise
   */
  @Schema(name = "LiveInvitation")
  public record Invitation(String answer, Instant askedAt, Instant answeredAt) {}

  static LiveAnswer of(List<LiveMeeting> live) {
    return new LiveAnswer(live.stream().map(LiveAnswer::gathering).toList());
  }

  private static Gathering gathering(LiveMeeting live) {
    return new Gathering(
        MeetingAnswer.of(live.meeting()),
        live.instance(),
        live.began(),
        live.locked(),
        live.door().chatLocked(),
        live.door().end().orElse(null),
        LobbyAnswer.of(live.door().waiting()).waiting(),
        ExpelledAnswer.of(live.door().expelled()).expelled(),
        live.share().map(LiveAnswer::screen).orElse(null),
        live.participants().stream().map(LiveAnswer::person).toList());
  }

  private static Screen screen(LiveShare share) {
    return new Screen(
        share.sender(),
        share.presenterName(),
        share.title(),
        share.surface(),
        share.width(),
        share.height(),
        share.began());
  }

  private static Invitation invitation(LiveInvitation asked) {
    return new Invitation(
        asked.answer().wireName(), asked.askedAt(), asked.answeredAt().orElse(null));
  }

  private static Person person(LiveParticipant someone) {
    return new Person(
        someone.index(),
        someone.account().map(AccountId::toString).orElse(null),
        someone.name(),
        someone.role().wireName(),
        someone.roleBits(),
        someone.presenting(),
        someone.muted(),
        someone.hand(),
        someone.camera(),
        someone.invitation().map(LiveAnswer::invitation).orElse(null),
        someone.joinedAt(),
        someone.address(),
        someone.client(),
        someone.transport(),
        someone.tls(),
        someone.reconnectingSince().orElse(null),
        someone.resumes(),
        someone.switches(),
        someone.roundTrip().map(Duration::toMillis).orElse(null),
        someone.queueBytes(),
        someone.droppedFrames(),
        someone.viewerQueue().map(Duration::toMillis).orElse(null));
  }
}
