package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** People show themselves where policy and meeting allow it, and so many at once. */
@Tag("spec-6.4.4")
class CamerasInMeetingTest {

  private final MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat organizer;
  private Seat guest;

  @BeforeEach
  void meet() {
    room.admitCameras();
    number = room.aMeetingWith(MeetingOption.CAMERAS);
    organizer = room.join(room.organizer, number);
    guest = room.join(room.guest, number);
  }

  @Test
  void whoeverTurnsTheCameraOnMaySendItAndEverybodyIsTold() {
    turn(guest, true);

    assertThat(shows(guest)).isTrue();
    assertThat(camera(organizer)).isEqualTo(1);
    turn(guest, false);
    assertThat(shows(guest)).isFalse();
    assertThat(camera(organizer)).isZero();
    assertThat(room.journal.lines).contains("Taro camera on", "Taro camera off STOPPED");
  }

  @Test
  @Tag("spec-6.3.4")
  void aCameraIsWrittenDownWithTheMostWhoWereThere() {
    turn(guest, true);
    Seat third = room.join(room.other, number);
    third.say(ControlKind.LEAVE, "{}");
    turn(guest, false);

    assertThat(room.journal.lines)
        .containsSubsequence(
            "Taro camera on", "Taro seen by 1", "Taro camera off STOPPED", "Taro was seen by 2");
    turn(guest, true);
    turn(guest, false);
    assertThat(room.journal.lines).endsWith("Taro was seen by 1");
  }

  @Test
  void whoeverLooksFromOutsideSeesWhoseCameraIsOn() {
    turn(guest, true);

    assertThat(room.door.live(room.administrator).get(0).participants())
        .extracting(LiveParticipant::name, LiveParticipant::camera)
        .containsExactly(tuple("Hanako", 0), tuple("Taro", 1));
  }

  @Test
  void nobodyFloodsTheOthersAndTheTrailByTurningItOnAndOff() {
    for (int n = 0; n < 20; n++) {
      turn(guest, n % 2 == 0);
    }

    guest.assertClosed(Problem.TOO_MANY_REQUESTS);
    assertThat(room.journal.lines)
        .filteredOn(line -> line.contains(" camera o"))
        .hasSizeLessThan(13);
  }

  @Test
  void meetingsHaveNoneUnlessTheyWereSwitchedOn() {
    MeetingNumber other = room.aMeeting();
    Seat alone = room.join(room.other, other);

    turn(alone, true);

    assertThat(problem(alone)).isEqualTo("cameras-off");
    assertThat(shows(alone)).isFalse();
  }

  @Test
  void aPolicyThatForbidsThemCountsInMeetingsThatHaveThemAndTurnsThemOff() {
    turn(guest, true);
    room.rules.meetings =
        new MeetingDefaults(Map.of(MeetingOption.CAMERAS, OptionRule.FORCED_OFF), 100);

    turn(organizer, true);
    assertThat(problem(organizer)).isEqualTo("set-by-policy");

    room.liveOrders.checkCameras();
    assertThat(shows(guest)).isFalse();
    assertThat(organizer.last(ControlKind.MEETING_CHANGED).getBoolean("cameras")).isFalse();
  }

  @Test
  void noMeetingIsOpenedWithThemAgainstThePolicy() {
    room.rules.meetings = new MeetingDefaults(Map.of(), 100);
    Problem refusal = null;
    try {
      room.aMeetingWith(MeetingOption.CAMERAS);
    } catch (RefusedException refused) {
      refusal = refused.problem();
    }

    assertThat(refusal).isEqualTo(Problem.INVALID_VALUE);
  }

  @Test
  void soManyAreOnAtOnceAndNoMore() {
    turn(organizer, true);
    turn(guest, true);
    Seat third = room.join(room.other, number);

    turn(third, true);
    assertThat(problem(third)).isEqualTo("too-many-cameras");

    guest.say(ControlKind.LEAVE, "{}");
    turn(third, true);
    assertThat(shows(third)).isTrue();
    assertThat(room.journal.lines).contains("Taro camera off LEFT");
  }

  @Test
  void whoeverBecomesAViewerIsSeenNoMore() {
    turn(guest, true);

    room.door.changeRole(room.organizer, number, guest.index, Role.VIEWER);
    assertThat(shows(guest)).isFalse();
    turn(guest, true);
    assertThat(problem(guest)).isEqualTo("forbidden");
  }

  @Test
  void whoeverLeadsTurnsACameraOffAndItIsRecorded() {
    turn(guest, true);

    room.door.stopCamera(room.organizer, number, guest.index);

    assertThat(shows(guest)).isFalse();
    assertThat(guest.last(ControlKind.PARTICIPANT_CHANGED).getString("by")).isEqualTo("Hanako");
    assertThat(room.audit).contains("Hanako CAMERA_STOPPED Taro");
  }

  @Test
  void aMeetingThatIsChangedToHaveNoneTurnsThemOff() {
    turn(guest, true);

    room.set(number, MeetingOption.CAMERAS, false);

    assertThat(shows(guest)).isFalse();
  }

  @Test
  void anAbsurdListOfWatchedPeopleEndsTheTunnel() {
    guest.say(ControlKind.WATCH_CAMERAS, "{\"senders\":[" + "1,".repeat(16) + "1]}");

    guest.assertClosed(Problem.BAD_FRAME);
  }

  private static boolean shows(Seat seat) {
    return seat.rights().mayCarry(Channel.CAMERA, 0);
  }

  private static void turn(Seat seat, boolean on) {
    seat.say(ControlKind.CAMERA, "{\"request\":5,\"on\":" + on + "}");
  }

  private static String problem(Seat seat) {
    return seat.last(ControlKind.REFUSED).getString("problem");
  }

  private int camera(Seat reader) {
    return reader
        .last(ControlKind.PARTICIPANT_CHANGED)
        .getJsonObject("participant")
        .getInt("camera");
  }
}
