package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.notification.CalendarEvent;
import org.tsudoi.notification.MailOrder;

/** Whom a plan's changes are told, and what. Taro reads English in Berlin, Jiro Japanese. */
@Tag("spec-2")
class InvitationMailTest {

  private static final String KEY = "Sakura-2030";

  private final MeetingsFixture room = new MeetingsFixture();
  private final Instant tomorrow = room.time.instant().plus(Duration.ofDays(1));

  private Optional<MeetingTimes> at(Instant start) {
    return Optional.of(MeetingTimes.of(start, start.plusSeconds(3600), "America/New_York"));
  }

  private static MeetingPlanDraft plan(Optional<MeetingTimes> times, String... invitees) {
    return new MeetingPlanDraft("Agenda", times, List.of(invitees));
  }

  private PlannedMeeting create(Optional<MeetingTimes> times, String... invitees) {
    return room.planning.create(
        room.organizer, new NewMeeting("Design review", Optional.of(KEY)), plan(times, invitees));
  }

  private PlannedMeeting revise(PlannedMeeting seen, Optional<String> key, MeetingPlanDraft plan) {
    room.mails.clear();
    return room.planning.revise(
        room.organizer,
        seen.meeting().number(),
        new MeetingRevision(seen.version(), "Design review", key, plan));
  }

  private List<String> told() {
    return room.mails.stream()
        .map(
            mail ->
                mail.recipient().name()
                    + " "
                    + mail.kind()
                    + " "
                    + mail.calendar().map(CalendarEvent::action).map(Enum::name).orElse("-"))
        .sorted()
        .toList();
  }

  @Test
  void whoIsInvitedIsToldInTheOwnLanguageAndZoneWithTheLinkAndWithoutTheKey() {
    PlannedMeeting made = create(at(tomorrow), "Taro", "Jiro");

    assertThat(told())
        .containsExactly("Jiro MEETING_INVITED REQUEST", "Taro MEETING_INVITED REQUEST");
    MailOrder jiro =
        room.mails.stream()
            .filter(mail -> mail.recipient().name().equals("Jiro"))
            .findFirst()
            .orElseThrow();
    assertThat(jiro.recipient().language()).isEqualTo("ja");
    assertThat(jiro.values())
        .containsEntry("zone", "Asia/Tokyo")
        .containsEntry("path", "/room/#/" + made.meeting().number())
        .containsKey("keyed");
    assertThat(room.mails.toString()).doesNotContain(KEY);
    CalendarEvent event = jiro.calendar().orElseThrow();
    assertThat(event.uid()).isEqualTo(made.meeting().id().toString());
    assertThat(event.times().zone()).isEqualTo("America/New_York");
    assertThat(jiro.usefulUntil()).isEqualTo(tomorrow.plusSeconds(3600));
  }

  @Test
  void aChangeIsToldWithAHigherSequenceAndNewcomersAndLeaversGetTheirOwn() {
    PlannedMeeting made = create(at(tomorrow), "Taro", "Jiro");
    int first = room.mails.get(0).calendar().orElseThrow().sequence();

    revise(made, Optional.empty(), plan(at(tomorrow.plusSeconds(60)), "Taro", "Root"));

    assertThat(told())
        .containsExactly(
            "Jiro MEETING_UNINVITED CANCEL",
            "Root MEETING_INVITED REQUEST",
            "Taro MEETING_CHANGED REQUEST");
    assertThat(room.mails)
        .allSatisfy(
            mail -> {
              CalendarEvent event = mail.calendar().orElseThrow();
              assertThat(event.sequence()).isGreaterThan(first);
              assertThat(event.uid()).isEqualTo(made.meeting().id().toString());
            });
  }

  @Test
  void whoStaysInvitedIsNotToldOfAnotherKeyOrOfOtherPeople() {
    PlannedMeeting made = create(at(tomorrow), "Taro");

    revise(made, Optional.of("Kaede-2031"), plan(at(tomorrow), "Taro", "Jiro"));

    assertThat(told()).containsExactly("Jiro MEETING_INVITED REQUEST");
  }

  @Test
  void aMeetingThatLosesItsTimesLeavesTheCalendars() {
    PlannedMeeting made = create(at(tomorrow), "Taro");

    PlannedMeeting timeless = revise(made, Optional.empty(), plan(Optional.empty(), "Taro"));
    assertThat(told()).containsExactly("Taro MEETING_CHANGED CANCEL");

    revise(timeless, Optional.empty(), plan(Optional.empty(), "Taro", "Jiro"));
    assertThat(told()).containsExactly("Jiro MEETING_INVITED -");
  }

  @Test
  void aSeriesIsToldAsOneEventUntilItsLastTime() {
    room.planning.create(
        room.organizer,
        new NewMeeting("Design review", Optional.empty()),
        new MeetingPlanDraft(
            "",
            at(tomorrow),
            Optional.of(
                new MeetingRepeat(
                    MeetingRepeat.Frequency.DAILY, Set.of(), Optional.of(3), Optional.empty())),
            List.of("Taro")));

    MailOrder mail = room.mails.get(0);
    CalendarEvent.Repeat repeat = mail.calendar().orElseThrow().repeat().orElseThrow();
    assertThat(repeat.count()).isEqualTo(3);
    assertThat(repeat.over()).isEqualTo(tomorrow.plus(Duration.ofDays(2)).plusSeconds(3600));
    assertThat(mail.usefulUntil()).isEqualTo(repeat.over());
    assertThat(mail.values()).containsEntry("count", "3").containsEntry("repeats", "DAILY");
  }

  @Test
  void whoIsInvitedIsToldOnceThatItIsCancelled() {
    PlannedMeeting made = create(at(tomorrow), "Taro", "Jiro");
    room.mails.clear();

    room.planning.cancel(room.organizer, made.meeting().number());
    room.planning.cancel(room.organizer, made.meeting().number());

    assertThat(told())
        .containsExactly("Jiro MEETING_CANCELLED CANCEL", "Taro MEETING_CANCELLED CANCEL");
    assertThat(room.mails.get(0).calendar().orElseThrow().sequence()).isEqualTo(2);
  }

  @Test
  void whoMayNotSignInAnyMoreIsToldNothing() {
    PlannedMeeting made = create(at(tomorrow), "Taro", "Jiro");
    room.people.disable(room.guest);

    revise(made, Optional.empty(), plan(at(tomorrow.plusSeconds(60)), "Taro", "Jiro"));

    assertThat(told()).containsExactly("Jiro MEETING_CHANGED REQUEST");
  }
}
