package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** What the monitor reads, and that nobody else does; the same stands in the access history. */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-6.2.1")
@Timeout(120)
class MetricsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TsudoiServer server;
  private ApiClient organizer;
  private ApiClient guest;
  private Meeting meeting;

  MetricsIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void createPeopleAndAMeeting() {
    organizer =
        server.administrator().createUser("Mika", "MEETING_CREATOR", "PARTICIPANT").signIn();
    guest = server.administrator().createUser("Gerd", "PARTICIPANT").signIn();
    meeting = Meeting.create(organizer, "Counted", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "monitor:", "monitor:wrong", "root:wrong", ":"})
  @Tag("W-8")
  void refusesWhoeverIsNotTheMonitor(String credentials) {
    HttpResponse<String> answer = metrics(credentials);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("tsudoi_", "jvm_");
    assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
  }

  @Test
  void theMonitorsPasswordOpensNothingElse() throws IOException {
    HttpRequest.Builder users = HttpRequest.newBuilder(server.api().resolve("users"));

    assertThat(send(users, credentials()).statusCode()).isEqualTo(401);
  }

  @Test
  void countsWhoIsThereAndOverWhichTransport() throws IOException {
    double before = value("tsudoi_tunnels", "transport=\"websocket\"");
    double people = value("tsudoi_participants", "");

    try (TestParticipant stays = TestParticipant.join(server, organizer, meeting)) {
      assertThat(stays.sender()).isPositive();
      assertThat(value("tsudoi_tunnels", "transport=\"websocket\"")).isEqualTo(before + 1);
      assertThat(value("tsudoi_participants", "")).isEqualTo(people + 1);
      assertThat(value("tsudoi_meetings", "")).isPositive();
      assertThat(value("tsudoi_outbox_bytes", "")).isNotNegative();
      assertThat(value("tsudoi_tunnels", "transport=\"https-polling\"")).isNotNegative();
    }
  }

  @Test
  @Tag("spec-6.3.4")
  void countsAndRecordsACutAResumeAndTheReasonOfTheEnd() throws IOException {
    double cuts = value("tsudoi_tunnel_changes_total", "change=\"interrupted\"");
    double resumes = value("tsudoi_tunnel_changes_total", "change=\"resumed\"");
    double ends = value("tsudoi_tunnel_closed_total", "reason=\"normal\"");
    try (TestParticipant stays = TestParticipant.join(server, organizer, meeting)) {
      TestParticipant restless = TestParticipant.join(server, guest, meeting);
      restless.uplink().abort();
      stays.nextControl(ControlKind.PARTICIPANT_STATE);
      restless.openUplink(2);
      stays.nextControl(ControlKind.PARTICIPANT_STATE);

      assertThat(value("tsudoi_tunnel_changes_total", "change=\"interrupted\""))
          .isEqualTo(cuts + 1);
      assertThat(value("tsudoi_tunnel_changes_total", "change=\"resumed\"")).isEqualTo(resumes + 1);

      restless.say(ControlKind.LEAVE, JsonObject.EMPTY_JSON_OBJECT);
      restless.awaitClosed();
      stays.nextControl(ControlKind.LEFT);

      assertThat(value("tsudoi_tunnel_closed_total", "reason=\"normal\"")).isEqualTo(ends + 1);
      assertThat(Waiting.until(() -> row(restless).containsKey("ended"), PATIENCE)).isTrue();
      assertThat(row(restless).getString("reason")).isEqualTo("left");
      assertThat(row(restless).getJsonArray("changes").getValuesAs(JsonObject.class))
          .extracting(change -> change.getString("what") + " " + change.getString("transport"))
          .isEqualTo(List.of("interrupted websocket", "resumed websocket"));
    }
  }

  /** The row of the access history of that participant of the meeting. */
  private JsonObject row(TestParticipant someone) {
    return server
        .administrator()
        .signIn()
        .get("history/access?max=50")
        .expect(200)
        .getJsonArray("rows")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(row -> row.getString("title").equals("Counted"))
        .filter(row -> row.getInt("participant") == someone.sender())
        .findFirst()
        .orElseThrow();
  }

  private double value(String name, String tag) throws IOException {
    HttpResponse<String> answer = metrics(credentials());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith(name + (tag.isEmpty() ? " " : "{" + tag + "}")))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " " + tag + " is not in\n" + answer.body()));
  }

  private String credentials() throws IOException {
    return "monitor:" + Files.readString(server.data().resolve("keys/monitor.password")).strip();
  }

  private HttpResponse<String> metrics(String credentials) {
    return send(HttpRequest.newBuilder(server.at("metrics")), credentials);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String credentials) {
    if (!credentials.isEmpty()) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    try {
      return server.http().send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
