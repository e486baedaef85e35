package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What happens at the planned end of a meeting, before it, and when it is put off. */
@Tag("spec-6.4.4")
class PlannedEndTest {

  private final MeetingsFixture room = new MeetingsFixture();
  private MeetingNumber number;
  private Seat organizer;
  private Seat guest;

  private void anHour(boolean endOnTime) {
    MeetingTimes times =
        new MeetingTimes(
            room.time.instant(),
            room.time.instant().plus(Duration.ofHours(1)),
            ZoneId.of("Asia/Tokyo"));
    number =
        room.planning
            .create(
                room.organizer,
                new NewMeeting(
                    "Design review",
                    Optional.empty(),
                    Map.of(MeetingOption.END_ON_TIME, endOnTime)),
                new MeetingPlanDraft("", Optional.of(times), List.of()))
            .meeting()
            .number();
    organizer = room.join(room.organizer, number);
    guest = room.join(room.guest, number);
  }

  private void pass(Duration time) {
    room.time.advance(time);
    room.live.sweep();
  }

  private static long minutes(JsonObject message) {
    return Duration.ofMillis(message.getJsonObject("end").getJsonNumber("inMillis").longValue())
        .toMinutes();
  }

  private static void assertInvalid(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE));
  }

  @Test
  void everybodyIsToldTenAndTwoMinutesBeforeIt() {
    anHour(false);
    assertThat(minutes(guest.last(ControlKind.ROSTER))).isEqualTo(60);
    pass(Duration.ofMinutes(49));
    assertThat(guest.all(ControlKind.MEETING_CHANGED)).isEmpty();

    pass(Duration.ofMinutes(1));
    pass(Duration.ofSeconds(5));
    assertThat(guest.all(ControlKind.MEETING_CHANGED)).hasSize(1);
    assertThat(minutes(guest.last(ControlKind.MEETING_CHANGED))).isEqualTo(10);
    assertThat(guest.last(ControlKind.MEETING_CHANGED).getBoolean("notice")).isTrue();

    pass(Duration.ofMinutes(8));
    pass(Duration.ofSeconds(5));
    assertThat(guest.all(ControlKind.MEETING_CHANGED)).hasSize(2);
    assertThat(organizer.all(ControlKind.MEETING_CHANGED)).hasSize(2);
    assertThat(minutes(guest.last(ControlKind.MEETING_CHANGED))).isEqualTo(1);
  }

  @Test
  void aMeetingGoesOnAfterItsPlannedEnd() {
    anHour(false);

    pass(Duration.ofMinutes(90));

    guest.assertOpen();
    assertThat(room.join(room.other, number).last(ControlKind.ROSTER).isNull("end")).isTrue();
  }

  @Test
  void oneThatEndsOnTimeEndsForEverybody() {
    anHour(true);
    String late = room.ticket(room.other, number);
    pass(Duration.ofMinutes(59));
    guest.assertOpen();

    pass(Duration.ofMinutes(1));

    guest.assertClosed(Problem.MEETING_ENDED);
    organizer.assertClosed(Problem.MEETING_ENDED);
    assertThat(room.journal.lines).contains("ended PLANNED_END");
    assertThatThrownBy(() -> room.admit(late)).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 30})
  void whoLeadsPutsItOffAndEverybodyHearsOfItAgain(int longer) {
    anHour(true);
    pass(Duration.ofMinutes(58));

    organizer.say(ControlKind.EXTEND, "{\"request\":1,\"minutes\":" + longer + "}");

    JsonObject told = guest.last(ControlKind.MEETING_CHANGED);
    assertThat(minutes(told)).isEqualTo(2 + longer);
    assertThat(told.getString("by")).isEqualTo("Hanako");
    assertThat(room.audit).contains("Hanako MEETING_EXTENDED Design review");
    pass(Duration.ofMinutes(2));
    guest.assertOpen();
    pass(Duration.ofMinutes(longer - 10));
    assertThat(guest.last(ControlKind.MEETING_CHANGED).getBoolean("notice")).isTrue();
    pass(Duration.ofMinutes(10));
    guest.assertClosed(Problem.MEETING_ENDED);
  }

  @Test
  void itIsPutOffOnlyByTheseMinutesUpToADayAndWhereThereIsAnEnd() {
    anHour(true);

    for (int minutes : new int[] {0, 1, 16, 60, Integer.MAX_VALUE}) {
      assertInvalid(() -> room.door.extend(room.organizer, number, minutes));
    }
    for (int i = 0; i < 48; i++) {
      room.door.extend(room.organizer, number, 30);
    }
    assertInvalid(() -> room.door.extend(room.organizer, number, 15));
    MeetingNumber without = room.aMeeting();
    room.join(room.organizer, without);
    assertInvalid(() -> room.door.extend(room.organizer, without, 15));
  }

  @Test
  void anotherPlanCountsAtOnceAndTheSamePlanLeavesTheExtension() {
    anHour(true);
    room.door.extend(room.organizer, number, 30);
    room.set(number, MeetingOption.END_ON_TIME, false);
    assertThat(minutes(guest.last(ControlKind.MEETING_CHANGED))).isEqualTo(90);

    pass(Duration.ofMinutes(95));

    guest.assertOpen();
  }
}
