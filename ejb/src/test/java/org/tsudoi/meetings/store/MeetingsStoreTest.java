package org.tsudoi.meetings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.meetings.MeetingKeyProof;
import org.tsudoi.meetings.MeetingNumber;
import org.tsudoi.meetings.MeetingRepeat;
import org.tsudoi.meetings.MeetingTimes;
import org.tsudoi.meetings.SeriesTime;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.KeptText;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingInstance;
import org.tsudoi.meetings.domain.MeetingKey;
import org.tsudoi.meetings.domain.MeetingState;
import org.tsudoi.meetings.domain.Meetings;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/** JUnit closes each database after its test. */
@Tag("spec-3")
class MeetingsStoreTest {

  private static final Instant NOW = Instant.parse("2030-04-01T09:30:00.123456Z");
  private static final AccountId HANAKO = AccountId.random();
  private static final MeetingNumber NUMBER = MeetingNumber.of("001-206-775");

  private static final MeetingRepeat REPEAT =
      new MeetingRepeat(
          MeetingRepeat.Frequency.WEEKLY,
          Set.of(DayOfWeek.FRIDAY, DayOfWeek.TUESDAY),
          Optional.empty(),
          Optional.of(LocalDate.of(2030, 5, 6)));

  private static Meeting aMeeting(MeetingNumber number, Optional<MeetingKey> key, Instant at) {
    return new Meeting(number, KeptText.plain("設計レビュー 𠮷"), HANAKO, key, at);
  }

  @ParameterizedTest
  @MethodSource("org.tsudoi.fixtures.Databases#both")
  void aMeetingComesBackAsItWasKept(TestDatabase database) {
    Meetings store = new JpaMeetings(database.entityManager());
    Optional<MeetingKey> key = Optional.of(MeetingKey.of("Sakura-2030", new SecureRandom()));
    database.inNewTransaction(() -> store.add(aMeeting(NUMBER, key, NOW)));

    database.inNewTransaction(
        () -> {
          Meeting kept = store.byNumber(NUMBER).orElseThrow();
          assertThat(kept.title()).isEqualTo(KeptText.plain("設計レビュー 𠮷"));
          assertThat(kept.organizer()).isEqualTo(HANAKO);
          assertThat(kept.createdAt()).isEqualTo(NOW);
          assertThat(kept.state()).isEqualTo(MeetingState.OPEN);
          MeetingKey verifier = kept.key().orElseThrow();
          assertThat(verifier.verifier()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
          assertThat(verifier.accepts(MeetingKeyProof.byKey("Sakura-2030"))).isTrue();
          assertThat(verifier.accepts(MeetingKeyProof.byKey("sakura-2030"))).isFalse();
          assertThat(kept.become(MeetingState.ENDED, Caller.system(), NOW)).isTrue();
        });
    database.inNewTransaction(
        () ->
            assertThat(store.byNumber(NUMBER).orElseThrow().state()).isEqualTo(MeetingState.ENDED));
  }

  @ParameterizedTest
  @MethodSource("org.tsudoi.fixtures.Databases#both")
  void twoMeetingsNeverHaveOneNumber(TestDatabase database) {
    Meetings store = new JpaMeetings(database.entityManager());
    database.inNewTransaction(() -> store.add(aMeeting(NUMBER, Optional.empty(), NOW)));

    assertThatThrownBy(
            () ->
                database.inNewTransaction(() -> store.add(aMeeting(NUMBER, Optional.empty(), NOW))))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @MethodSource("org.tsudoi.fixtures.Databases#both")
  void aListHoldsOnesOwnAndThoseWithoutKeyTheNewestFirst(TestDatabase database) {
    Meetings store = new JpaMeetings(database.entityManager());
    MeetingNumber open = MeetingNumber.of("000000002");
    MeetingNumber newer = MeetingNumber.of("000000003");
    Optional<MeetingKey> key = Optional.of(MeetingKey.of("Sakura-2030", new SecureRandom()));
    database.inNewTransaction(
        () -> {
          store.add(aMeeting(NUMBER, key, NOW));
          store.add(aMeeting(open, Optional.empty(), NOW.plusSeconds(1)));
          store.add(aMeeting(newer, Optional.empty(), NOW.plusSeconds(2)));
        });

    database.inNewTransaction(
        () -> {
          assertThat(store.newestOpenTo(AccountId.random(), 10))
              .extracting(Meeting::number)
              .containsExactly(newer, open);
          assertThat(store.newestOpenTo(HANAKO, 10)).hasSize(3);
          assertThat(store.newest(2)).extracting(Meeting::number).containsExactly(newer, open);
          assertThat(store.openedBy(HANAKO, NOW.plusSeconds(1))).isEqualTo(2);
          assertThat(store.openedBy(AccountId.random(), NOW)).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("org.tsudoi.fixtures.Databases#both")
  @Tag("spec-2")
  void aPlanAndItsPeopleComeBackAndAreFoundByThem(TestDatabase database) {
    Meetings store = new JpaMeetings(database.entityManager());
    AccountId taro = AccountId.random();
    AccountId jiro = AccountId.random();
    MeetingNumber later = MeetingNumber.of("000000002");
    MeetingNumber unplanned = MeetingNumber.of("000000003");
    Optional<MeetingKey> key = Optional.of(MeetingKey.of("Sakura-2030", new SecureRandom()));
    database.inNewTransaction(
        () -> {
          store.add(planned(NUMBER, key, NOW.plusSeconds(3600), Set.of(taro, jiro)));
          store.add(planned(later, key, NOW.plusSeconds(7200), Set.of(taro)));
          store.add(aMeeting(unplanned, Optional.empty(), NOW));
        });

    database.inNewTransaction(
        () -> {
          Meeting kept = store.lock(NUMBER).orElseThrow();
          assertThat(kept.plan().description()).isEqualTo("議題\n一、設計 𠮷");
          MeetingTimes times = kept.plan().times().orElseThrow();
          assertThat(times.start()).isEqualTo(Instant.parse("2030-04-01T10:30:00Z"));
          assertThat(times.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
          assertThat(kept.plan().repeat()).contains(REPEAT);
          assertThat(kept.plan().next(NOW.plus(Duration.ofDays(34))).orElseThrow().end())
              .isEqualTo(Instant.parse("2030-05-06T11:00:00Z"));
          assertThat(kept.invitees()).containsExactlyInAnyOrder(taro, jiro);
          Instant second = kept.plan().occurrences().get(1).start();
          Instant third = kept.plan().occurrences().get(2).start();
          kept.cancelTime(second, NOW);
          kept.moveTime(third, third.plusSeconds(60), third.plusSeconds(120), NOW);
          kept.invite(Set.of(jiro));
          kept.changed(NOW);
          store.lock(later).orElseThrow().become(MeetingState.CANCELLED, Caller.system(), NOW);
        });

    database.inNewTransaction(
        () -> {
          assertThat(store.byNumber(NUMBER).orElseThrow().plan().version()).isEqualTo(1);
          assertThat(store.byNumber(NUMBER).orElseThrow().plan().single())
              .extracting(SeriesTime::state)
              .startsWith(
                  SeriesTime.State.PLANNED, SeriesTime.State.CANCELLED, SeriesTime.State.MOVED);
          assertThat(store.byNumber(NUMBER).orElseThrow().plan().occurrences().get(1).length())
              .isEqualTo(Duration.ofMinutes(1));
          assertThat(numbers(store.latestOf(taro, 10))).containsExactly(later);
          assertThat(numbers(store.latestOf(jiro, 10))).containsExactly(NUMBER);
          assertThat(numbers(store.latestOf(HANAKO, 10))).containsExactly(later, NUMBER, unplanned);
          assertThat(numbers(store.latestOf(HANAKO, 2))).containsExactly(later, NUMBER);
          assertThat(numbers(store.newestOpenTo(jiro, 10)))
              .containsExactlyInAnyOrder(NUMBER, unplanned);
        });
  }

  private static List<MeetingNumber> numbers(List<Meeting> meetings) {
    return meetings.stream().map(Meeting::number).toList();
  }

  private static Meeting planned(
      MeetingNumber number, Optional<MeetingKey> key, Instant start, Set<AccountId> invitees) {
    Meeting meeting = aMeeting(number, key, NOW);
    meeting.describe(meeting.title(), "議題\n一、設計 𠮷");
    meeting.plan(
        Optional.of(MeetingTimes.of(start, start.plusSeconds(1800), "Asia/Tokyo")),
        Optional.of(REPEAT));
    meeting.invite(invitees);
    return meeting;
  }

  @ParameterizedTest
  @MethodSource("org.tsudoi.fixtures.Databases#both")
  void anInstanceEndsOnceAndItsMeetingGoesOn(TestDatabase database) {
    Meetings store = new JpaMeetings(database.entityManager());
    String id = "0123456789abcdef0123456789abcdef";
    database.inNewTransaction(
        () -> {
          Meeting meeting = aMeeting(NUMBER, Optional.empty(), NOW);
          store.add(meeting);
          store.add(new MeetingInstance(id, meeting.id(), "0123456789abcdef", NOW));
        });
    database.inNewTransaction(
        () -> {
          assertThat(store.openInstances()).hasSize(1);
          MeetingInstance instance = store.instance(id).orElseThrow();
          instance.end(InstanceEnd.SERVER_RESTARTED, NOW.plusSeconds(60));
          instance.end(InstanceEnd.EMPTY, NOW.plusSeconds(90));
        });

    database.inNewTransaction(
        () -> {
          assertThat(store.openInstances()).isEmpty();
          MeetingInstance instance = store.instance(id).orElseThrow();
          assertThat(instance.endReason()).contains(InstanceEnd.SERVER_RESTARTED);
          assertThat(instance.endedAt()).contains(NOW.plusSeconds(60));
        });
  }
}
