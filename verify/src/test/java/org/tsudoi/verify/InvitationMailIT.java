package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.MailServer;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** What invited people and their calendar programs are told, as their mail server takes it. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-2")
class InvitationMailIT {

  private static final String KEY = "Sakura-2030";
  private static final String TITLE = "設計レビュー 𠮷";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final TsudoiServer server;
  private final ApiClient chief;
  private final ApiClient organizer;

  InvitationMailIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
    Person hanako = server.administrator().createUser("佐藤 花子", "MEETING_CREATOR");
    address(hanako, "hanako@aoba.example", "ja", "");
    organizer = hanako.signIn();
  }

  @AfterEach
  void switchOff() {
    try (MailServer none = MailServer.plain()) {
      chief
          .put(
              "mail/settings",
              none.settingsBuilder(server, version()).add("enabled", false).build())
          .expect(200);
    }
  }

  private long version() {
    return chief.get("mail/settings").expect(200).getJsonNumber("version").longValue();
  }

  private void address(Person person, String address, String language, String zone) {
    chief
        .patch(
            "users/" + person.id(),
            Json.createObjectBuilder()
                .add("email", address)
                .add("language", language)
                .add("timeZone", zone)
                .build())
        .expect(200);
  }

  private Person person(String name, String address, String language, String zone) {
    Person person = server.administrator().createUser(name, "PARTICIPANT");
    address(person, address, language, zone);
    return person;
  }

  /** Across the change to summer time in the year after next. */
  private static LocalDateTime lastSundayOfMarch() {
    int year = LocalDateTime.now(BERLIN).getYear() + 2;
    LocalDateTime end = LocalDateTime.of(year, 3, 31, 1, 30);
    return end.minusDays(end.getDayOfWeek().getValue() % 7);
  }

  private static JsonObjectBuilder plan(String title, Instant start, String... invitees) {
    return Json.createObjectBuilder()
        .add("title", title)
        .add("description", "議題\n1. Pipes")
        .add("plannedStart", start.toString())
        .add("plannedEnd", start.plusSeconds(3600).toString())
        .add("timeZone", BERLIN.getId())
        .add("invitees", Json.createArrayBuilder(List.of(invitees)));
  }

  private void revise(String number, JsonObjectBuilder wanted) {
    long base =
        organizer
            .get("meetings/" + number + "/plan")
            .expect(200)
            .getJsonNumber("version")
            .longValue();
    organizer.put("meetings/" + number + "/plan", wanted.add("base", base).build()).expect(200);
  }

  private static JsonObjectBuilder weekly() {
    return Json.createObjectBuilder().add("frequency", "WEEKLY").add("count", 3);
  }

  private static List<Instant> occurrences(VEvent event) {
    List<Instant> all = new ArrayList<>();
    event
        .getDateIterator(TimeZone.getTimeZone(BERLIN))
        .forEachRemaining(date -> all.add(date.toInstant()));
    return all;
  }

  private static ICalendar calendar(MimeMessage mail) throws Exception {
    BodyPart readable = ((Multipart) mail.getContent()).getBodyPart(0);
    Multipart alternatives = (Multipart) readable.getContent();
    BodyPart part = alternatives.getBodyPart(alternatives.getCount() - 1);
    BodyPart file = ((Multipart) mail.getContent()).getBodyPart(1);
    String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(part.getContentType()).startsWith("text/calendar");
    assertThat(file.getFileName()).isEqualTo("meeting.ics");
    assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(text)
        .doesNotContain(KEY);
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(part.getContentType()).contains("method=" + calendar.getMethod().getValue());
    return calendar;
  }

  private static VEvent event(MimeMessage mail) throws Exception {
    return calendar(mail).getEvents().get(0);
  }

  private static String readable(MimeMessage mail) throws Exception {
    Multipart alternatives =
        (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    return alternatives.getBodyPart(0).getContent().toString();
  }

  private static Instant moment(ICalDate date) {
    DateTimeComponents at = date.getRawComponents();
    return LocalDateTime.of(at.getYear(), at.getMonth(), at.getDate(), at.getHour(), at.getMinute())
        .atZone(BERLIN)
        .toInstant();
  }

  @Test
  void oneTimeOfASeriesIsMovedAndCancelledInTheCalendarsOfTheInvited() throws Exception {
    Person taro = person("Taro", "taro-series@aoba.example", "en", "America/New_York");
    Person jiro = person("次郎", "jiro-series@aoba.example", "ja", "Asia/Tokyo");
    List<Instant> sundays =
        Stream.of(0, 7, 14)
            .map(days -> lastSundayOfMarch().plusDays(days).atZone(BERLIN).toInstant())
            .toList();
    Instant monday = lastSundayOfMarch().plusDays(8).withHour(9).atZone(BERLIN).toInstant();
    try (MailServer mail = MailServer.plain()) {
      chief.put("mail/settings", mail.settings(server, version())).expect(200);
      JsonObject made =
          organizer
              .post(
                  "meetings",
                  plan(TITLE, sundays.get(0), taro.name(), jiro.name())
                      .add("repeat", weekly())
                      .build())
              .expect(201);
      String times = "meetings/" + made.getString("number") + "/plan/times/";
      VEvent first = event(mail.awaitTo("taro-series@aoba.example", 1).get(0));
      mail.awaitTo("jiro-series@aoba.example", 1);

      organizer
          .put(
              times + sundays.get(1),
              Json.createObjectBuilder()
                  .add("base", 1)
                  .add("plannedStart", monday.toString())
                  .add("plannedEnd", monday.plusSeconds(1800).toString())
                  .build())
          .expect(200);
      MimeMessage english = mail.awaitTo("taro-series@aoba.example", 2).get(1);
      MimeMessage japanese = mail.awaitTo("jiro-series@aoba.example", 2).get(1);
      assertThat(english.getSubject()).isEqualTo("Tsudoi: one time moved: " + TITLE);
      assertThat(readable(english)).contains("Was to begin: Saturday, ", "Now:", "Begins: Monday,");
      assertThat(japanese.getSubject()).isEqualTo("Tsudoi：1 回分の日時変更：" + TITLE);
      assertThat(readable(japanese)).contains("変更前の開始：", "変更後：", "（JST）");
      VEvent moved = event(japanese);
      assertThat(calendar(japanese).getMethod().isRequest()).isTrue();
      assertThat(calendar(japanese).getEvents()).hasSize(1);
      assertThat(moved.getUid()).isEqualTo(first.getUid());
      assertThat(moment(moved.getRecurrenceId().getValue())).isEqualTo(sundays.get(1));
      assertThat(moment(moved.getDateStart().getValue())).isEqualTo(monday);
      assertThat(moved.getRecurrenceRule()).isNull();
      assertThat(moved.getSequence().getValue()).isGreaterThan(first.getSequence().getValue());

      organizer.post(times + sundays.get(2) + "/cancel").expect(200);
      MimeMessage gone = mail.awaitTo("taro-series@aoba.example", 3).get(2);
      assertThat(gone.getSubject()).isEqualTo("Tsudoi: one time cancelled: " + TITLE);
      assertThat(calendar(gone).getMethod().isCancel()).isTrue();
      assertThat(event(gone).getStatus().isCancelled()).isTrue();
      assertThat(moment(event(gone).getRecurrenceId().getValue())).isEqualTo(sundays.get(2));
      assertThat(event(gone).getSequence().getValue())
          .isGreaterThan(moved.getSequence().getValue());

      revise(
          made.getString("number"),
          plan(TITLE + " 2", sundays.get(0), taro.name()).add("repeat", weekly()));
      MimeMessage whole = mail.awaitTo("taro-series@aoba.example", 4).get(3);
      assertThat(readable(whole)).contains("2 times in all", "Single times were moved");
      assertThat(calendar(whole).getEvents()).hasSize(2);
      assertThat(moment(event(whole).getExceptionDates().get(0).getValues().get(0)))
          .isEqualTo(sundays.get(2));
      VEvent again = calendar(whole).getEvents().get(1);
      assertThat(moment(again.getRecurrenceId().getValue())).isEqualTo(sundays.get(1));
      assertThat(moment(again.getDateStart().getValue())).isEqualTo(monday);
    }
  }

  @Test
  void laterTimesAreAnInvitationOfTheirOwnAndTheSeriesEndsBefore() throws Exception {
    Person taro = person("Taro", "taro-later@aoba.example", "en", "America/New_York");
    Person jiro = person("次郎", "jiro-later@aoba.example", "ja", "Asia/Tokyo");
    List<Instant> sundays =
        Stream.of(0, 7, 14)
            .map(days -> lastSundayOfMarch().plusDays(days).atZone(BERLIN).toInstant())
            .toList();
    try (MailServer mail = MailServer.plain()) {
      chief.put("mail/settings", mail.settings(server, version())).expect(200);
      JsonObject made =
          organizer
              .post(
                  "meetings",
                  plan(TITLE, sundays.get(0), taro.name(), jiro.name())
                      .add("repeat", weekly().add("count", 4))
                      .build())
              .expect(201);
      VEvent first = event(mail.awaitTo("taro-later@aoba.example", 1).get(0));
      mail.awaitTo("jiro-later@aoba.example", 1);

      JsonObject rest =
          organizer
              .post(
                  "meetings/"
                      + made.getString("number")
                      + "/plan/times/"
                      + sundays.get(2)
                      + "/following",
                  plan(TITLE + " 2", sundays.get(2).plusSeconds(7200), taro.name())
                      .add("base", 1)
                      .add("repeat", weekly().add("count", 2))
                      .build())
              .expect(201)
              .getJsonObject("meeting");

      List<MimeMessage> english = mail.awaitTo("taro-later@aoba.example", 3);
      MimeMessage shorter = subject(english, "Tsudoi: ends earlier: " + TITLE);
      MimeMessage invited = subject(english, "Tsudoi: invitation to " + TITLE + " 2");
      assertThat(readable(shorter))
          .contains("The time of Saturday, ", "an invitation of their own", "2 times in all");
      assertThat(calendar(shorter).getMethod().isRequest()).isTrue();
      assertThat(event(shorter).getUid()).isEqualTo(first.getUid());
      assertThat(event(shorter).getSequence().getValue())
          .isGreaterThan(first.getSequence().getValue());
      assertThat(occurrences(event(shorter))).containsExactly(sundays.get(0), sundays.get(1));
      assertThat(event(invited).getUid().getValue()).isEqualTo(rest.getString("id"));
      assertThat(readable(invited)).contains("/room/#/" + rest.getString("number"));
      assertThat(occurrences(event(invited)))
          .containsExactly(
              sundays.get(2).plusSeconds(7200),
              lastSundayOfMarch().plusDays(21).atZone(BERLIN).toInstant().plusSeconds(7200));

      MimeMessage japanese = mail.awaitTo("jiro-later@aoba.example", 2).get(1);
      assertThat(japanese.getSubject()).isEqualTo("Tsudoi：以降の回の変更：" + TITLE);
      assertThat(readable(japanese))
          .contains("の回以降は、予定どおりには開かれません。", "それより前の回：")
          .doesNotContain("別の招待メール");
      assertThat(occurrences(event(japanese))).hasSize(2);
    }
  }

  private static MimeMessage subject(List<MimeMessage> mails, String subject) throws Exception {
    for (MimeMessage mail : mails) {
      if (mail.getSubject().equals(subject)) {
        return mail;
      }
    }
    throw new AssertionError("no mail about " + subject);
  }

  @Test
  @Tag("spec-6.3.3")
  void invitedPeopleHearOfAMeetingAndOfEachChangeInTheirOwnWay() throws Exception {
    Person taro = person("Taro", "taro@aoba.example", "en", "America/New_York");
    Person jiro = person("次郎", "jiro@aoba.example", "ja", "Asia/Tokyo");
    Instant start = lastSundayOfMarch().atZone(BERLIN).toInstant();
    try (MailServer mail = MailServer.plain()) {
      chief.put("mail/settings", mail.settings(server, version())).expect(200);

      JsonObject made =
          organizer
              .post(
                  "meetings",
                  plan(TITLE, start, taro.name(), "JIRO@aoba.example")
                      .add("repeat", weekly())
                      .add("meetingKey", KEY)
                      .build())
              .expect(201);
      String number = made.getString("number");
      MimeMessage english = mail.awaitTo("taro@aoba.example", 1).get(0);
      MimeMessage japanese = mail.awaitTo("jiro@aoba.example", 1).get(0);
      assertThat(english.getSubject()).isEqualTo("Tsudoi: invitation to " + TITLE);
      assertThat(readable(english))
          .contains("(EDT)", "佐藤 花子", server.base().getHost(), "/room/#/" + number)
          .contains("A meeting key is asked for")
          .doesNotContain(KEY);
      assertThat(japanese.getSubject()).isEqualTo("Tsudoi：会議への招待：" + TITLE);
      assertThat(readable(japanese)).contains("（JST）", "次郎 様").doesNotContain(KEY);
      VEvent first = event(japanese);
      assertThat(calendar(japanese).getMethod().isRequest()).isTrue();
      assertThat(first.getUid().getValue()).isEqualTo(made.getString("id"));
      assertThat(first.getSummary().getValue()).isEqualTo(TITLE);
      assertThat(first.getDescription().getValue()).isEqualTo("議題\n1. Pipes");
      assertThat(first.getDateStart().getValue().toInstant()).isEqualTo(start);
      assertThat(first.getDateEnd().getValue().toInstant()).isEqualTo(start.plusSeconds(3600));
      assertThat(occurrences(first))
          .containsExactly(
              start,
              lastSundayOfMarch().plusDays(7).atZone(BERLIN).toInstant(),
              lastSundayOfMarch().plusDays(14).atZone(BERLIN).toInstant());
      assertThat(first.getOrganizer().getEmail()).isEqualTo("hanako@aoba.example");
      assertThat(first.getAttendees())
          .singleElement()
          .matches(one -> one.getEmail().equals("jiro@aoba.example"));

      revise(number, plan(TITLE, start.plusSeconds(7200), taro.name()));
      MimeMessage changed = mail.awaitTo("taro@aoba.example", 2).get(1);
      MimeMessage uninvited = mail.awaitTo("jiro@aoba.example", 2).get(1);
      assertThat(changed.getSubject()).startsWith("Tsudoi: changed: ");
      assertThat(event(changed).getUid()).isEqualTo(first.getUid());
      assertThat(event(changed).getSequence().getValue())
          .isGreaterThan(first.getSequence().getValue());
      assertThat(event(changed).getDateStart().getValue().toInstant())
          .isEqualTo(start.plusSeconds(7200));
      assertThat(calendar(uninvited).getMethod().isCancel()).isTrue();
      assertThat(event(uninvited).getUid()).isEqualTo(first.getUid());

      organizer.post("meetings/" + number + "/cancel").expect(204);
      MimeMessage cancelled = mail.awaitTo("taro@aoba.example", 3).get(2);
      assertThat(calendar(cancelled).getMethod().isCancel()).isTrue();
      assertThat(event(cancelled).getStatus().isCancelled()).isTrue();
      assertThat(event(cancelled).getSequence().getValue())
          .isGreaterThan(event(changed).getSequence().getValue());
      assertThat(mail.awaitTo("jiro@aoba.example", 2)).hasSize(2);
    }
  }
}
