package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingsFixture.Seat;
import org.tsudoi.meetings.domain.Tickets;
import org.tsudoi.meetings.domain.WrongKeyThrottle;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.3.3")
class JoinMeetingTest {

  private final MeetingsFixture room = new MeetingsFixture();

  private static void assertRefused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }

  private JoinGrant join(MeetingNumber number, String key) {
    return room.door.join(room.guest, number, Optional.of(MeetingKeyProof.byKey(key)));
  }

  @Test
  @Tag("Z-3")
  void aMeetingGetsNineDigitsAndItsCreatorIsTheOrganizer() {
    MeetingSummary meeting =
        room.door.create(room.organizer, new NewMeeting("  設計レビュー ", Optional.empty()));

    assertThat(meeting.number().toString()).matches("\\d{3}-\\d{3}-\\d{3}");
    assertThat(meeting.title()).isEqualTo("設計レビュー");
    assertThat(meeting.organizerName()).isEqualTo("Hanako");
    assertThat(meeting.keyRequired()).isFalse();
    assertThat(room.audit).containsExactly("Hanako MEETING_CREATED 設計レビュー");
  }

  @Test
  @Tag("R-11")
  void onePersonOpensSoManyMeetingsWithinADayAndNoMore() {
    for (int i = 0; i < MeetingsFixture.MOST_IN_A_DAY; i++) {
      room.aMeeting();
    }

    assertRefused(Problem.TOO_MANY_REQUESTS, room::aMeeting);
    assertThat(room.audit).contains("counted MEETING_CREATED refused TOO_MANY_REQUESTS");
    room.door.create(room.administrator, new NewMeeting("Another's", Optional.empty()));

    room.time.advance(Duration.ofDays(1).plusSeconds(1));
    room.aMeeting();
  }

  @Test
  @Tag("B-9")
  void titlesAndKeysOutsideTheirLimitsAreRefused() {
    for (String title :
        List.of("", "  ", "x".repeat(121), "two\nlines", "a\u202Eb", "bad \uD800", "\u0000")) {
      assertRefused(
          Problem.INVALID_VALUE,
          () -> room.door.create(room.organizer, new NewMeeting(title, Optional.empty())));
    }
    for (String key : List.of("abc", "k".repeat(65), "ab\tcd")) {
      assertRefused(
          Problem.INVALID_VALUE,
          () -> room.door.create(room.organizer, new NewMeeting("A", Optional.of(key))));
    }
    String longest = "𠮷".repeat(120);
    assertThat(room.door.create(room.organizer, new NewMeeting(longest, Optional.empty())).title())
        .isEqualTo(longest);
  }

  @Test
  @Tag("Z-9")
  void theRightKeyOpensTheDoorAndTheWrongOneIsRefusedAndRecorded() {
    MeetingNumber number = room.aMeetingWithKey("Sakura-2030");

    assertThat(join(number, "Sakura-2030").role()).isEqualTo(Role.PARTICIPANT);
    room.aMeetingWithKey("Kaede-2031");
    for (String wrong :
        List.of("sakura-2030", "Sakura-203", "Sakura-2030 ", "Sakura-20300", "Kaede-2031")) {
      assertRefused(Problem.MEETING_KEY_WRONG, () -> join(number, wrong));
    }
    assertThat(room.audit)
        .filteredOn("Taro MEETING_KEY_REFUSED Design review refused MEETING_KEY_WRONG"::equals)
        .hasSize(5);
  }

  @Test
  @Tag("Z-9")
  void aMissingKeyIsAskedForAndAKeyOfAnotherTypeIsWrong() {
    MeetingNumber number = room.aMeetingWithKey("Sakura-2030");

    assertRefused(
        Problem.MEETING_KEY_REQUIRED, () -> room.door.join(room.guest, number, Optional.empty()));
    assertRefused(Problem.MEETING_KEY_REQUIRED, () -> join(number, ""));
    assertRefused(
        Problem.MEETING_KEY_WRONG,
        () ->
            room.door.join(room.guest, number, Optional.of(new MeetingKeyProof(2, "Sakura-2030"))));
  }

  @Test
  @Tag("Z-3")
  void thePolicyDecidesWhetherMeetingsHaveKeys() {
    MeetingsFixture always = new MeetingsFixture(100, 100, OptionRule.FORCED_ON);
    MeetingsFixture never = new MeetingsFixture(100, 100, OptionRule.FORCED_OFF);

    assertRefused(Problem.MEETING_KEY_REQUIRED, always::aMeeting);
    assertRefused(Problem.INVALID_VALUE, () -> never.aMeetingWithKey("Sakura-2030"));
    assertThat(always.aMeetingWithKey("Sakura-2030")).isNotNull();
    assertThat(never.aMeeting()).isNotNull();
  }

  @Test
  void anUnknownNumberAndAMalformedOneGetTheSameAnswer() {
    assertRefused(Problem.MEETING_NOT_FOUND, () -> join(MeetingNumber.of("000-000-000"), "x"));
    for (String text : List.of("", "12345678", "abc-def-ghi", "１２３-４５６-７８９", "123-456789")) {
      assertRefused(Problem.MEETING_NOT_FOUND, () -> MeetingNumber.of(text));
    }
    assertThat(MeetingNumber.of("123 456 789")).isEqualTo(MeetingNumber.of("123456789"));
  }

  @Test
  @Tag("A-4")
  @Tag("Z-9")
  void afterTenWrongKeysEvenTheRightOneWaitsFifteenMinutesButOnlyForThatAccount() {
    MeetingNumber number = room.aMeetingWithKey("Sakura-2030");
    IntStream.range(0, WrongKeyThrottle.TRIES)
        .forEach(n -> assertRefused(Problem.MEETING_KEY_WRONG, () -> join(number, "wrong" + n)));

    assertRefused(Problem.TOO_MANY_REQUESTS, () -> join(number, "Sakura-2030"));
    assertThat(room.audit)
        .last()
        .isEqualTo("counted MEETING_KEY_REFUSED refused TOO_MANY_REQUESTS");
    Optional<MeetingKeyProof> right = Optional.of(MeetingKeyProof.byKey("Sakura-2030"));
    assertThat(room.door.join(room.other, number, right).ticket()).isNotEmpty();

    room.time.advance(WrongKeyThrottle.WINDOW);
    assertThat(join(number, "Sakura-2030").ticket()).isNotEmpty();
  }

  @Test
  @Tag("A-6")
  void fiftyWrongKeysAtOnceAreNotMoreTriesThanTen() throws Exception {
    MeetingNumber number = room.aMeetingWithKey("Sakura-2030");

    List<Problem> answers =
        inParallel(
            50,
            () -> {
              try {
                join(number, "wrong");
                return Problem.NORMAL;
              } catch (RefusedException refusal) {
                return refusal.problem();
              }
            });

    assertThat(answers)
        .filteredOn(Problem.MEETING_KEY_WRONG::equals)
        .hasSizeLessThanOrEqualTo(WrongKeyThrottle.TRIES);
    assertThat(answers).containsOnly(Problem.MEETING_KEY_WRONG, Problem.TOO_MANY_REQUESTS);
    assertThat(room.audit)
        .filteredOn(line -> line.startsWith("Taro MEETING_KEY_REFUSED"))
        .hasSizeLessThanOrEqualTo(WrongKeyThrottle.TRIES);
    assertThat(room.audit)
        .filteredOn(line -> line.startsWith("Taro MEETING_KEY_REFUSED") || line.startsWith("count"))
        .as("each refusal is recorded or counted")
        .hasSameSizeAs(answers);
  }

  @Test
  void aTicketOpensOneTunnelHoweverManyTryAtOnce() throws Exception {
    String ticket = room.ticket(room.guest, room.aMeeting());

    List<Boolean> answers =
        inParallel(
            16,
            () -> {
              try {
                room.admit(ticket);
                return true;
              } catch (RefusedException refusal) {
                assertThat(refusal.problem()).isEqualTo(Problem.TICKET_INVALID);
                return false;
              }
            });

    assertThat(answers).filteredOn(seated -> seated).hasSize(1);
  }

  @Test
  void aTicketLivesThirtySecondsAndAMadeUpOneNever() {
    MeetingNumber number = room.aMeeting();
    String onTime = room.ticket(room.guest, number);
    room.time.advance(Tickets.LIFE);
    assertThat(room.admit(onTime).index).isEqualTo(1);

    String late = room.ticket(room.guest, number);
    room.time.advance(Tickets.LIFE.plusMillis(1));
    assertRefused(Problem.TICKET_INVALID, () -> room.admit(late));
    assertRefused(Problem.TICKET_INVALID, () -> room.admit("AAAA"));
  }

  @Test
  void aSessionHoldsFourTicketsAndTheOldestGivesWay() {
    MeetingNumber number = room.aMeeting();
    List<String> tickets =
        IntStream.range(0, 5).mapToObj(n -> room.ticket(room.guest, number)).toList();

    assertRefused(Problem.TICKET_INVALID, () -> room.admit(tickets.get(0)));
    assertThat(room.admit(tickets.get(1)).index).isEqualTo(1);
  }

  @Test
  void allUnusedTicketsTogetherAreBounded() {
    MeetingsFixture small = new MeetingsFixture(100, 2, OptionRule.DEFAULT_OFF);
    MeetingNumber number = small.aMeeting();
    small.ticket(small.guest, number);
    small.ticket(small.other, number);

    assertRefused(Problem.SERVER_FULL, () -> small.ticket(small.organizer, number));
    small.time.advance(Tickets.LIFE.plusMillis(1));
    assertThat(small.ticket(small.organizer, number)).isNotEmpty();
  }

  @Test
  void aTicketOpensNothingOnceTheSessionHasEnded() {
    String ticket = room.ticket(room.guest, room.aMeeting());

    room.people.end(room.guest);

    assertRefused(Problem.SESSION_ENDED, () -> room.admit(ticket));
  }

  @Test
  void aFullMeetingTakesNobodyMore() {
    MeetingsFixture small = new MeetingsFixture(2, 100, OptionRule.DEFAULT_OFF);
    MeetingNumber number = small.aMeeting();
    small.join(small.organizer, number);
    String late = small.ticket(small.other, number);
    small.join(small.guest, number);

    assertRefused(Problem.MEETING_FULL, () -> small.admit(late));
    assertRefused(Problem.MEETING_FULL, () -> small.ticket(small.other, number));
  }

  @Test
  void whoeverHasASeatInAFullMeetingTakesItUpAgain() {
    MeetingsFixture small = new MeetingsFixture(2, 100, OptionRule.DEFAULT_OFF);
    MeetingNumber number = small.aMeeting();
    small.join(small.organizer, number);
    small.join(small.guest, number);

    small.join(small.guest, number).assertOpen();
  }

  @Test
  void nobodyJoinsWhileTheJournalCannotBeWritten() {
    MeetingNumber number = room.aMeeting();
    Seat inside = room.join(room.organizer, number);
    String ticket = room.ticket(room.guest, number);

    room.journal.behind = true;

    assertRefused(Problem.STORAGE_AWAY, () -> room.ticket(room.other, number));
    assertRefused(Problem.STORAGE_AWAY, () -> room.admit(ticket));
    inside.assertOpen();
  }

  @Test
  void thePersonWhoSignedInOnceComesInOnceAndTheNewerTunnelStays() {
    MeetingNumber number = room.aMeeting();
    Seat watcher = room.join(room.organizer, number);
    Seat older = room.join(room.guest, number);

    Seat newer = room.join(room.guest, number);

    older.assertClosed(Problem.REPLACED);
    newer.assertOpen();
    assertThat(newer.index).isGreaterThan(older.index);
    assertThat(watcher.last(org.tsudoi.protocol.ControlKind.LEFT).getString("reason"))
        .isEqualTo("replaced");
  }

  @Test
  void twoDevicesOfOnePersonAreInTheMeetingSideBySide() {
    MeetingNumber number = room.aMeeting();
    Seat computer = room.join(room.guest, number);
    Seat tablet = room.join(room.people.again(room.guest), number);

    computer.assertOpen();
    tablet.assertOpen();
  }

  @Test
  void aListShowsOnesOwnMeetingsAndThoseWithoutKey() {
    room.aMeetingWithKey("Sakura-2030");
    MeetingNumber open = room.aMeeting();

    assertThat(room.door.list(room.organizer)).hasSize(2);
    assertThat(room.door.list(room.administrator)).hasSize(2);
    assertThat(room.door.list(room.guest)).extracting(MeetingSummary::number).containsExactly(open);
  }

  private static <T> List<T> inParallel(int times, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      CountDownLatch ready = new CountDownLatch(times);
      List<Future<T>> running =
          IntStream.range(0, times)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            ready.await();
                            return work.call();
                          }))
              .toList();
      List<T> answers = new java.util.ArrayList<>();
      for (Future<T> one : running) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whoHasNotAgreedToTheTermsGetsNoTicketWhateverTheKey() {
    MeetingNumber number = room.aMeetingWithKey("Sakura-2030");
    room.agreed = false;
    Optional<MeetingKeyProof> right = Optional.of(MeetingKeyProof.byKey("Sakura-2030"));

    assertRefused(Problem.AGREEMENT_REQUIRED, () -> room.door.join(room.guest, number, right));
    assertRefused(Problem.AGREEMENT_REQUIRED, () -> room.door.join(room.organizer, number, right));

    room.agreed = true;
    assertThat(room.door.join(room.guest, number, right).ticket()).isNotEmpty();
  }
}
