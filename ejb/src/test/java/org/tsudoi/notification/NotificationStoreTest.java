package org.tsudoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.persistence.PersistenceException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.domain.RenderedMail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What must hold on either database: the life of a mail, and the settings. */
@Tag("spec-6.3.2")
abstract class NotificationStoreTest {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final AccountId hanako = AccountId.random();
  private TestDatabase database;
  private NotificationFixture room;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    room = new NotificationFixture(database);
    room.setUp();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Object storedContent() {
    return database.inTransaction(
        () ->
            database
                .entityManager()
                .createNativeQuery("select sealed_content from queued_mail")
                .getSingleResult());
  }

  @Test
  void sendsAMailOnceAndForgetsWhatStoodInIt() {
    room.mail(hanako, HALF_AN_HOUR);

    room.look();
    room.look();

    assertThat(room.mailer.taken).hasSize(1);
    assertThat(room.mailer.taken.get(0).text())
        .contains("https://meet.example.org/console/reset?token=T0ken");
    assertThat(room.mailer.asked.get(0).password()).contains("s3cret of the mail server");
    assertThat(room.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(room.only().address()).isEqualTo("hanako@example.org");
    assertThat(storedContent()).isNull();
  }

  private static CalendarEvent aMeeting(Instant start) {
    return new CalendarEvent(
        CalendarEvent.Action.REQUEST,
        "8a2f1c00-0000-4000-8000-000000000001",
        3,
        "会".repeat(120),
        "議\n".repeat(500),
        new CalendarEvent.Times(start, start.plusSeconds(3600), "Europe/Berlin"),
        Optional.of(
            new CalendarEvent.Repeat(
                CalendarEvent.Frequency.WEEKLY,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                12,
                start.plus(Duration.ofDays(60)),
                Collections.nCopies(25, start.plus(Duration.ofDays(4))),
                Collections.nCopies(
                    25,
                    new CalendarEvent.Times(
                        start.plus(Duration.ofDays(8)),
                        start.plus(Duration.ofDays(9)),
                        "Europe/Berlin",
                        Optional.of(start.plus(Duration.ofDays(7))))))),
        new CalendarEvent.Organizer("佐藤 健", "ken@example.org"));
  }

  private boolean invite(CalendarEvent event) {
    MailOrder plain = room.order(hanako, HALF_AN_HOUR);
    return database.inNewTransaction(
        () ->
            room.notifier.mail(
                new MailOrder(
                    MailKind.MEETING_INVITED,
                    plain.recipient(),
                    Map.of("title", event.title(), "about", event.description()),
                    plain.usefulUntil(),
                    Optional.of(event))));
  }

  private Object storedCalendar() {
    return database.inTransaction(
        () ->
            database
                .entityManager()
                .createNativeQuery("select sealed_calendar from queued_mail")
                .getSingleResult());
  }

  @Test
  void keepsWhatCalendarsAreToldEncryptedUntilItIsSent() {
    CalendarEvent event = aMeeting(room.clock.instant());
    invite(event);
    assertThat(storedCalendar().toString()).startsWith("sealed ").doesNotContain("uid");

    room.look();

    RenderedMail.Calendar sent = room.mailer.taken.get(0).calendar().orElseThrow();
    assertThat(sent.action()).isEqualTo(CalendarEvent.Action.REQUEST);
    VEvent read = Biweekly.parse(sent.text()).first().getEvents().get(0);
    assertThat(read.getSummary().getValue()).isEqualTo(event.title());
    assertThat(read.getSequence().getValue()).isEqualTo(3);
    assertThat(sent.text()).contains("RRULE:FREQ=WEEKLY;COUNT=12;BYDAY=MO,FR");
    assertThat(read.getExceptionDates().get(0).getValues()).hasSize(25);
    assertThat(Biweekly.parse(sent.text()).first().getEvents())
        .hasSize(26)
        .last()
        .satisfies(
            single -> {
              assertThat(single.getRecurrenceId().getValue().toInstant())
                  .isEqualTo(event.times().start().plus(Duration.ofDays(7)));
              assertThat(single.getDateStart().getValue().toInstant())
                  .isEqualTo(event.times().start().plus(Duration.ofDays(8)));
            });
    assertThat(read.getDateStart().getValue().toInstant()).isEqualTo(event.times().start());
    assertThat(storedCalendar()).isNull();
    assertThat(storedContent()).isNull();
  }

  @Test
  void whatOtherPeopleCauseKeepsBackNothingThatSomebodyWaitsFor() {
    CalendarEvent event = aMeeting(room.clock.instant());
    assertThat(invite(event)).isTrue();
    assertThat(invite(event)).isTrue();
    assertThat(invite(event)).isTrue();

    assertThat(invite(event)).isFalse();
    assertThat(room.mail(hanako, HALF_AN_HOUR)).isTrue();
  }

  @Test
  void isQueuedOnlyIfItsCauseIsKept() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.inNewTransaction(
                    () -> {
                      room.notifier.mail(room.order(hanako, HALF_AN_HOUR));
                      throw new IllegalStateException("the cause fails");
                    }));

    room.look();

    assertThat(room.mailer.taken).isEmpty();
  }

  @Test
  void triesAgainAfterGrowingPauses() {
    room.mail(hanako, Duration.ofDays(3));
    room.mailer.failure = Optional.of(MailFailure.NO_CONNECTION);

    for (int minutes : new int[] {0, 1, 5, 15}) {
      room.clock.advance(Duration.ofMinutes(minutes).minusSeconds(minutes == 0 ? 0 : 1));
      int before = room.mailer.asked.size();
      if (minutes > 0) {
        room.look();
        assertThat(room.mailer.asked).as("too early for %s", minutes).hasSize(before);
        room.clock.advance(Duration.ofSeconds(1));
      }
      room.look();
      assertThat(room.mailer.asked).as("after %s minutes", minutes).hasSize(before + 1);
    }

    assertThat(room.only().state()).isEqualTo(DeliveryState.WAITING);
    assertThat(room.only().tries()).isEqualTo(4);
    assertThat(room.only().problem().orElseThrow().failure()).isEqualTo(MailFailure.NO_CONNECTION);
    room.mailer.failure = Optional.empty();
    room.clock.advance(Duration.ofHours(1));
    room.look();
    assertThat(room.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(room.only().problem()).isEmpty();
  }

  @Test
  void givesUpWhatIsRefusedForGoodUntilSomebodyTriesItAgain() {
    room.mail(hanako, Duration.ofDays(3));
    room.mailer.failure = Optional.of(MailFailure.RECIPIENT_REFUSED);
    room.look();
    room.clock.advance(Duration.ofDays(1));
    room.look();

    assertThat(room.mailer.asked).hasSize(1);
    assertThat(room.only().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(room.only().problem().orElseThrow().detail()).isEqualTo("550 <hanako@example.org>");

    room.mailer.failure = Optional.empty();
    UUID id = room.only().id();
    database.inNewTransaction(() -> room.deliveries.retry(Caller.system(), id));
    room.look();
    assertThat(room.only().state()).isEqualTo(DeliveryState.SENT);
    assertThat(room.audited).contains("MAIL_RETRIED mail");
  }

  @Test
  void expiresWithWhatStoodInIt() {
    room.mail(hanako, HALF_AN_HOUR);
    room.mailer.failure = Optional.of(MailFailure.NO_ANSWER);
    room.look();

    room.clock.advance(HALF_AN_HOUR);
    room.mailer.failure = Optional.empty();
    room.look();

    assertThat(room.mailer.taken).isEmpty();
    assertThat(room.only().state()).isEqualTo(DeliveryState.EXPIRED);
    assertThat(storedContent()).isNull();
    UUID id = room.only().id();
    assertThat(problemOf(() -> room.deliveries.retry(Caller.system(), id)))
        .isEqualTo(Problem.CONFLICT);
  }

  @Test
  void nobodyElseSendsWhatIsBeingSent() {
    room.mail(hanako, HALF_AN_HOUR);
    room.mailer.meanwhile =
        () -> {
          room.mailer.meanwhile = () -> {};
          room.sender().look();
          UUID id = room.only().id();
          assertThat(problemOf(() -> room.deliveries.discard(Caller.system(), id)))
              .isEqualTo(Problem.CONFLICT);
        };

    room.look();

    assertThat(room.mailer.asked).hasSize(1);
    assertThat(room.only().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void isSentAgainWhenItsSenderDied() {
    room.mail(hanako, Duration.ofDays(1));
    List<UUID> due = database.inNewTransaction(() -> room.chores.due(5));
    database.inNewTransaction(
        () -> room.chores.lease(due.get(0), "dead", NotificationFixture.SETTINGS));
    room.look();
    assertThat(room.mailer.asked).isEmpty();

    room.clock.advance(MailChores.LEASE);
    room.look();

    assertThat(room.mailer.taken).hasSize(1);
  }

  @Test
  void isSentAtOnceWhenItsNodeDiedAndBeginsAgain() {
    room.mail(hanako, HALF_AN_HOUR);
    List<UUID> due = database.inNewTransaction(() -> room.chores.due(5));
    database.inNewTransaction(
        () -> room.chores.lease(due.get(0), "node-1", NotificationFixture.SETTINGS));
    room.sender("node-2").begin();
    room.sender("node-2").look();
    assertThat(room.mailer.asked).as("another node begins").isEmpty();

    room.sender("node-1").begin();
    room.sender("node-1").look();

    assertThat(room.mailer.taken).hasSize(1);
  }

  @Test
  void sendsFirstWhatSomebodyWaitsFor() {
    MailOrder reset = room.order(hanako, HALF_AN_HOUR);
    MailOrder later =
        new MailOrder(
            MailKind.PASSWORD_EXPIRES, reset.recipient(), reset.values(), reset.usefulUntil());
    database.inNewTransaction(() -> room.notifier.mail(later));
    room.clock.advance(Duration.ofSeconds(1));
    database.inNewTransaction(() -> room.notifier.mail(reset));

    room.clock.advance(Duration.ofSeconds(1));
    room.look();

    assertThat(room.mailer.taken.get(0).subject()).contains("設定");
    assertThat(room.mailer.taken).hasSize(2);
  }

  @Test
  void aPersonGetsSoManyAnHourAndSoManyMayWait() {
    assertThat(room.mail(hanako, HALF_AN_HOUR)).isTrue();
    assertThat(room.mail(hanako, HALF_AN_HOUR)).isTrue();
    assertThat(room.mail(hanako, HALF_AN_HOUR)).isTrue();
    assertThat(room.mail(hanako, HALF_AN_HOUR)).as("the fourth within the hour").isFalse();
    assertThat(room.mail(AccountId.random(), HALF_AN_HOUR)).isTrue();
    assertThat(room.mail(AccountId.random(), HALF_AN_HOUR)).isTrue();
    assertThat(room.mail(AccountId.random(), HALF_AN_HOUR)).as("the sixth that waits").isFalse();

    room.look();
    room.clock.advance(Duration.ofHours(1));
    assertThat(room.mail(hanako, HALF_AN_HOUR)).isTrue();
  }

  @Test
  void discardsAMailWithWhatStoodInIt() {
    room.mail(hanako, HALF_AN_HOUR);
    UUID id = room.only().id();

    database.inNewTransaction(() -> room.deliveries.discard(Caller.system(), id));
    room.look();

    assertThat(room.mailer.asked).isEmpty();
    assertThat(room.only().state()).isEqualTo(DeliveryState.DISCARDED);
    assertThat(storedContent()).isNull();
  }

  @Test
  void tellsEverybodyOfTheirOwnMailsAlone() {
    AccountId taro = AccountId.random();
    room.mail(hanako, HALF_AN_HOUR);
    room.mail(taro, HALF_AN_HOUR);

    List<MailLine> own = database.inTransaction(() -> room.deliveries.own(person(hanako)));

    assertThat(own).extracting(MailLine::account).containsExactly(hanako);
    assertThat(database.inTransaction(() -> room.deliveries.own(person(AccountId.random()))))
        .isEmpty();
  }

  private static Caller person(AccountId account) {
    return new Caller(
        Optional.of(account),
        "somebody",
        Set.of(),
        CallerPath.CONSOLE,
        "192.0.2.7",
        Optional.empty());
  }

  @Test
  void sendsNothingToWhomeverWasErased() {
    room.mail(hanako, HALF_AN_HOUR);
    room.erased.add(hanako);

    room.look();

    assertThat(room.mailer.asked).isEmpty();
    assertThat(room.only().problem().orElseThrow().failure()).isEqualTo(MailFailure.ERASED);
  }

  @Test
  void forgetsWhatEndedLongAgo() {
    room.mail(hanako, HALF_AN_HOUR);
    room.look();
    room.clock.advance(Duration.ofDays(91));

    room.look();

    assertThat(
            database.<Long>inTransaction(
                () ->
                    room.deliveries
                        .find(Caller.system(), new MailQuery(Optional.empty(), 0, 10))
                        .total()))
        .isZero();
  }

  @Test
  void keepsVersionsOfTheSettingsWithoutThePassword() {
    MailSettingsView saved =
        room.save(1, NotificationFixture.SETTINGS, Optional.of("another secret"));

    assertThat(saved.number()).isEqualTo(2);
    assertThat(saved.settings()).isEqualTo(NotificationFixture.SETTINGS);
    assertThat(saved.passwordSet()).isTrue();
    assertThat(room.changes.get(1).after()).containsExactly(Map.entry("mailPassword", "REPLACED"));
    Object stored =
        database.inTransaction(
            () ->
                database
                    .entityManager()
                    .createNativeQuery("select sealed_password from mail_secret")
                    .getSingleResult());
    assertThat(stored.toString()).doesNotContain("secret");
    assertThat(room.changes.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"update mail_settings set port = 25", "delete from mail_settings"})
  void letsNobodyChangeAVersion(String statement) {
    assertThatExceptionOfType(PersistenceException.class)
        .isThrownBy(
            () ->
                database.inNewTransaction(
                    () -> database.entityManager().createNativeQuery(statement).executeUpdate()));
  }

  private Problem problemOf(Runnable refused) {
    try {
      database.inNewTransaction(refused);
      return Problem.NORMAL;
    } catch (RefusedException e) {
      return e.problem();
    }
  }
}
