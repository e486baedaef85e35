package org.tsudoi.web.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.LiveDoor;
import org.tsudoi.meetings.LiveMeeting;
import org.tsudoi.meetings.LiveParticipant;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingSummary;
import org.tsudoi.meetings.Role;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.MeetingId;

class LiveFiguresTest {

  private static final LinkHealth HEALTH = new LinkHealth(1024 * 1024);
  private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");

  private static final LiveDoor NO_DOOR =
      new LiveDoor(false, Optional.empty(), List.of(), List.of());

  @Test
  void nothingRunsBeforeAnybodyJoins() {
    LiveFigures figures = LiveFigures.of(List.of(), HEALTH);

    assertThat(figures.people()).isZero();
    assertThat(figures.median()).isEmpty();
  }

  @Test
  void theMedianAndTheSlowestOfNineteenInTwentyAreRoundTripsThatWereMeasured() {
    List<LiveParticipant> people =
        IntStream.rangeClosed(1, 20)
            .mapToObj(index -> person("WebSocket", Optional.of(Duration.ofMillis(index)), 0))
            .toList();

    LiveFigures figures = LiveFigures.of(List.of(meeting(people)), HEALTH);

    assertThat(figures.median()).contains(Duration.ofMillis(10));
    assertThat(figures.slowest()).contains(Duration.ofMillis(19));
  }

  @Test
  void countsThoseOverHttpsAndThoseOnSlowLinks() {
    LiveFigures figures =
        LiveFigures.of(
            List.of(
                meeting(
                    List.of(
                        person("WebSocket", Optional.of(Duration.ofMillis(14)), 12_000),
                        person("HTTPS", Optional.of(Duration.ofMillis(184)), 0),
                        person("WebSocket", Optional.empty(), 1_000_000)))),
            HEALTH);

    assertThat(figures.overHttps()).isEqualTo(1);
    assertThat(figures.slow()).isEqualTo(2);
    assertThat(figures.queueBytes()).isEqualTo(1_012_000);
  }

  @Test
  void aQueueTurnsAmberAboveHalfAndRedAboveNineTenths() {
    assertThat(HEALTH.load(person("WebSocket", Optional.empty(), 512 * 1024))).isEqualTo(Load.EASY);
    assertThat(HEALTH.load(person("WebSocket", Optional.empty(), 513 * 1024)))
        .isEqualTo(Load.ATTENTION);
    assertThat(HEALTH.load(person("WebSocket", Optional.empty(), 980 * 1024)))
        .isEqualTo(Load.REFUSED);
  }

  private static LiveMeeting meeting(List<LiveParticipant> people) {
    MeetingSummary summary =
        new MeetingSummary(
            MeetingId.random(),
            new MeetingNumber("481206775"),
            "Plant 2 piping review",
            AccountId.random(),
            "Ken Sato",
            true,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            true,
            people.size(),
            false,
            Optional.empty(),
            Optional.empty(),
            NOON);
    return new LiveMeeting(summary, "00", NOON, false, NO_DOOR, Optional.empty(), people);
  }

  private static LiveParticipant person(
      String transport, Optional<Duration> roundTrip, long queueBytes) {
    return new LiveParticipant(
        1,
        Optional.empty(),
        "Ken Sato",
        Role.PARTICIPANT,
        0,
        false,
        false,
        0,
        0,
        Optional.empty(),
        NOON,
        "127.0.0.1",
        "Chrome 142",
        transport,
        "TLS 1.3",
        Optional.empty(),
        0,
        0,
        roundTrip,
        queueBytes,
        0,
        Optional.empty());
  }
}
