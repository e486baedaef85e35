package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.PostgreSql;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * The database is away, or its disk is full, in the middle of a meeting: the meeting goes on,
 * whoever asks for something that would have to be written down is told to try later, and when the
 * database is back nothing of the meeting is missing in the histories and in the trail.
 */
@RunsBesideOthers
@Tag("long")
@Tag("spec-5")
@Timeout(300)
class StorageLossIT {

  private static final String TITLE = "Goes on";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  @Tag("H-3")
  void aMeetingOutlivesItsDatabase() throws SQLException {
    try (PostgreSql database = PostgreSql.start();
        HostileProxy line = HostileProxy.to(database.port())) {
      Map<String, String> environment = new HashMap<>(database.environment());
      environment.put("TSUDOI_DB_PORT", Integer.toString(line.port()));
      try (TsudoiServer server = TsudoiServer.start(environment)) {
        assertMeetingOutlives(server, line::breakDown, line::mend);
        try (Connection tables = database.connect()) {
          assertThat(AuditChain.check(tables)).isGreaterThan(5);
        }
      }
    }
  }

  @Test
  @Tag("H-2")
  void aMeetingOutlivesAFullDiskAndTheServerAsksForARestart() {
    try (TsudoiServer server = TsudoiServer.start()) {
      Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
      ApiClient organizer = olga.signIn();
      ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
      Meeting meeting = Meeting.create(organizer, TITLE, "");
      ResumingParticipant presenter =
          ResumingParticipant.join(server, Transport.WEBSOCKET, organizer, meeting);
      ResumingParticipant viewer =
          ResumingParticipant.join(server, Transport.WEBSOCKET, guest, meeting);
      presenter.share();
      assertShown(presenter, viewer);
      NewestTables newest = NewestTables.prepare(server, olga, organizer, guest, meeting);

      limitFiles(server, "0:unlimited");
      viewer.switchTo(Transport.HTTPS);
      assertShown(presenter, viewer);
      assertToldToTryLater("sign in", signIn(server, olga));
      assertToldToTryLater("create", create(organizer));
      newest.refused().forEach(StorageLossIT::assertToldToTryLater);
      limitFiles(server, "unlimited:unlimited");
      presenter.vanish();
      viewer.vanish();
      server.stop();
      server.restart();

      assertThat(olga.signIn().get("meetings/" + meeting.number()).expect(200).getString("title"))
          .isEqualTo(TITLE);
      newest.assertUntouchedAndDoneNow();
      assertThat(created(server.administrator().signIn()))
          .containsExactlyInAnyOrder(TITLE, NewestTables.SERIES, NewestTables.WITH_CAMERAS);
    }
  }

  /** No file grows, or is written at all, as if there were no room: EFBIG for ENOSPC. */
  private static void limitFiles(TsudoiServer server, String softAndHard) {
    try {
      Process limit =
          new ProcessBuilder(
                  "prlimit", "--pid", Long.toString(server.processId()), "--fsize=" + softAndHard)
              .inheritIO()
              .start();
      assertThat(limit.waitFor()).isZero();
    } catch (IOException e) {
      throw new IllegalStateException("the tests need prlimit, of util-linux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertMeetingOutlives(TsudoiServer server, Runnable lose, Runnable find) {
    Person olga = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    ApiClient organizer = olga.signIn();
    ApiClient guest = server.administrator().createUser("Guido", "PARTICIPANT").signIn();
    Meeting meeting = Meeting.create(organizer, TITLE, "");
    try (ResumingParticipant presenter =
            ResumingParticipant.join(server, Transport.WEBSOCKET, organizer, meeting);
        ResumingParticipant viewer =
            ResumingParticipant.join(server, Transport.WEBSOCKET, guest, meeting)) {
      presenter.share();
      assertShown(presenter, viewer);
      NewestTables newest = NewestTables.prepare(server, olga, organizer, guest, meeting);

      lose.run();
      viewer.switchTo(Transport.HTTPS);
      assertShown(presenter, viewer);
      assertToldToTryLater("sign in", signIn(server, olga));
      assertToldToTryLater("create", create(organizer));
      newest.refused().forEach(StorageLossIT::assertToldToTryLater);
      assertConsoleSaysSo(server, organizer);
      presenter.send(presenter.scribe().shareEnd());
      viewer.nextControl(ControlKind.SHARE_ENDED);

      find.run();
      assertThat(Waiting.until(() -> signIn(server, olga).status() == 200, PATIENCE))
          .as("people sign in again")
          .isTrue();
      newest.assertUntouchedAndDoneNow();
      presenter.share();
      assertShown(presenter, viewer);
    }
    assertNothingIsMissing(server.administrator().signIn());
  }

  private static void assertShown(ResumingParticipant presenter, ResumingParticipant viewer) {
    Frame key = presenter.showKey(20_000);
    assertThat(viewer.awaitPicture(key.header().number())).isEqualTo(key);
  }

  private static ApiAnswer signIn(TsudoiServer server, Person person) {
    return server
        .anonymous()
        .post(
            "session",
            Json.createObjectBuilder()
                .add("loginName", person.name())
                .add("password", person.password())
                .add("delivery", "bearer")
                .build());
  }

  private static ApiAnswer create(ApiClient organizer) {
    return organizer.post("meetings", Json.createObjectBuilder().add("title", "Unwritten").build());
  }

  private static void assertToldToTryLater(String what, ApiAnswer answer) {
    assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("storage-away");
  }

  /** Leads to a page that needs no database, also for somebody who is signed in. */
  private static void assertConsoleSaysSo(TsudoiServer server, ApiClient person) {
    HttpResponse<String> led = page(server, server.console().resolve("dashboard.xhtml"), person);
    assertThat(led.statusCode()).isEqualTo(302);
    URI away = server.base().resolve(led.headers().firstValue("Location").orElseThrow());

    HttpResponse<String> told = page(server, away, person);
    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body()).contains("データベースに接続できません");
  }

  private static HttpResponse<String> page(TsudoiServer server, URI address, ApiClient person) {
    HttpRequest page =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + person.token())
            .header("Accept-Language", "ja")
            .build();
    try {
      return server.http().send(page, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void assertNothingIsMissing(ApiClient administrator) {
    assertThat(
            Waiting.until(
                () ->
                    rows(administrator, "history/access").stream()
                            .filter(row -> row.containsKey("ended"))
                            .count()
                        == 2,
                PATIENCE))
        .as("both have left")
        .isTrue();
    assertThat(rows(administrator, "history/access"))
        .anySatisfy(row -> assertThat(row.getJsonArray("changes").toString()).contains("https"));
    assertThat(rows(administrator, "history/usage"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.containsKey("ended")).isTrue());
    assertThat(rows(administrator, "audit"))
        .extracting(row -> row.getString("action"))
        .containsOnlyOnce(
            "MEETING_STARTED", "JOIN_TERMS_AGREED", "MEETING_TIME_MOVED", "MEETING_TIME_CANCELLED")
        .contains("SHARE_BEGAN", "SHARE_ENDED", "PARTICIPANT_LEFT");
    assertThat(created(administrator))
        .containsExactlyInAnyOrder(TITLE, NewestTables.SERIES, NewestTables.WITH_CAMERAS);
  }

  /** The titles of the meetings that were opened, as the trail has them. */
  private static List<String> created(ApiClient administrator) {
    return rows(administrator, "audit").stream()
        .filter(row -> row.getString("action").equals("MEETING_CREATED"))
        .map(row -> row.getString("targetName"))
        .toList();
  }

  private static List<JsonObject> rows(ApiClient administrator, String path) {
    return administrator.get(path + "?max=500").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }
}
