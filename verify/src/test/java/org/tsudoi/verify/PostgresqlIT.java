package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.hardening.AuditChain;
import org.tsudoi.verify.hardening.BrowserCookie;
import org.tsudoi.verify.hardening.DatabaseDump;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.PostgreSql;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.ServerLog;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** The same EAR on PostgreSQL instead of the embedded database. */
@RunsBesideOthers
@Tag("spec-3")
class PostgresqlIT {

  private static final String INCIDENT = "Incident [2-9A-Z]{3}-[2-9A-Z]{4}";

  private static PostgreSql database;
  private static TsudoiServer server;

  @BeforeAll
  static void start() {
    database = PostgreSql.start();
    server = TsudoiServer.start(database.environment());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    database.close();
  }

  @Test
  void createsUsersAndKeepsEvidenceThere() {
    Person taro = server.administrator().createUser("Taro Suzuki", "PARTICIPANT");

    JsonObject session = taro.signIn().get("session").expect(200);
    JsonObject audit = server.administrator().signIn().get("audit?max=50").expect(200);

    assertThat(session.getJsonObject("account").getString("displayName")).isEqualTo("Taro Suzuki");
    assertThat(audit.toString()).contains("ACCOUNT_CREATED");
    assertThat(Files.exists(server.data().resolve("database"))).isFalse();
  }

  @Test
  void keepsAMeetingsEvidenceOverARestart() throws SQLException {
    String title = "設計会議 𠮷";
    Person hanako = server.administrator().createUser("花子", "MEETING_CREATOR");
    Person taro = server.administrator().createUser("太郎", "PARTICIPANT");
    Meeting meeting = Meeting.create(hanako.signIn(), title, "Sakura-2030");
    try (TestParticipant presenter = TestParticipant.join(server, hanako.signIn(), meeting);
        TestParticipant watching = TestParticipant.join(server, taro.signIn(), meeting)) {
      presenter.share();
      presenter.send(presenter.key(20_000));
      watching.nextPicture();
    }

    server.close();
    server.restart();

    assertThat(taro.signIn().get("meetings/" + meeting.number()).expect(200).getString("title"))
        .isEqualTo(title);
    ApiClient administrator = server.administrator().signIn();
    assertThat(rows(administrator, "history/usage"))
        .filteredOn(row -> row.getString("title").equals(title))
        .singleElement()
        .satisfies(row -> assertThat(row.getString("name")).isEqualTo("花子"));
    assertThat(rows(administrator, "history/access"))
        .filteredOn(row -> row.getString("title").equals(title))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.getString("ended")).isNotEmpty());
    assertThat(rows(administrator, "audit"))
        .extracting(row -> row.getString("action"))
        .contains("MEETING_CREATED", "PARTICIPANT_JOINED", "SHARE_BEGAN", "SERVER_STOPPED");
    try (Connection tables = database.connect()) {
      assertThat(AuditChain.check(tables)).isGreaterThan(5);
      assertThat(new String(DatabaseDump.of(tables), StandardCharsets.UTF_8))
          .contains("PARTICIPANT_JOINED")
          .doesNotContain("Sakura-2030", taro.password(), hanako.password());
    }
  }

  @Test
  void aFailureInTheConsoleShowsItsNumberAndCausesNoOther() throws SQLException {
    Administrator administrator = server.administrator();
    String cookie = BrowserCookie.of(server, administrator.name(), administrator.password());
    try (Connection tables = database.connect();
        Statement change = tables.createStatement()) {
      change.execute("alter table usage_history rename to usage_history_away");
      try {
        HttpResponse<String> answer = console("auditing/usage-history.xhtml", cookie);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).containsPattern(INCIDENT).doesNotContain("Exception");
        assertThat(ServerLog.failures(server.logs()))
            .filteredOn(failure -> failure.contains("java.lang.NullPointerException"))
            .isEmpty();
      } finally {
        change.execute("alter table usage_history_away rename to usage_history");
      }
    }
    assertThat(console("auditing/usage-history.xhtml", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void aSearchThatStopsBeforeTheEndSaysSoInBothLanguages() throws SQLException {
    leaveManyRows("Long ago");
    Administrator administrator = server.administrator();
    try (Chromium chromium = Chromium.headless()) {
      for (String language : new String[] {"en", "ja"}) {
        ConsolePage console =
            ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
        console.signIn(administrator.name(), administrator.password());
        console.find("#dashboard").waitFor();
        Locator sentence = console.find(".ui-datatable .tsudoi-banner:has-text(\"20,000\")");

        console.go("auditing/access-history.xhtml").field("list:text").fill("nobody at all");
        sentence.waitFor();
        console.keep("search-cut-short");

        console.field("list:text").fill("");
        sentence.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(console.troubles()).isEmpty();
      }
    }
  }

  /** As many connections in the history as a search looks through, a little older than now. */
  private static void leaveManyRows(String title) throws SQLException {
    ApiClient creator = server.administrator().createUser("Kenji", "MEETING_CREATOR").signIn();
    TestParticipant.join(server, creator, Meeting.create(creator, title, "")).close();
    ApiClient administrator = server.administrator().signIn();
    assertThat(
            Waiting.until(
                () ->
                    rows(administrator, "history/access").stream()
                        .filter(row -> row.getString("title").equals(title))
                        .anyMatch(row -> row.containsKey("ended")),
                Duration.ofSeconds(30)))
        .isTrue();
    String others =
        "writer_id, person_kind, person_id, person_name, meeting_id, meeting_title, instance_id,"
            + " participant_index, address, transport, tls, client, ended_at, end_reason";
    try (Connection tables = database.connect();
        PreparedStatement copy =
            tables.prepareStatement(
                "insert into access_history (began_at, %1$s) select began_at - interval '1 hour', %1$s"
                        .formatted(others)
                    + " from access_history, generate_series(1, 20000) where meeting_title = ?")) {
      copy.setString(1, title);
      assertThat(copy.executeUpdate()).isEqualTo(20_000);
    }
  }

  private static HttpResponse<String> console(String page, String cookie) {
    HttpRequest request =
        HttpRequest.newBuilder(server.console().resolve(page)).header("Cookie", cookie).build();
    try {
      return server.http().send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonObject> rows(ApiClient administrator, String path) {
    return administrator.get(path + "?max=500").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }
}
