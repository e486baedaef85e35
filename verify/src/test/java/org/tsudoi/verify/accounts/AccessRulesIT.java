package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.Elsewhere;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * The access rules on the packaged server: this machine's two addresses 127.0.0.1 and 127.0.0.2
 * stand for two places. Each test ends with no rules.
 */
@RunsBesideOthers
@OnTsudoi(OnTsudoi.Which.TO_ITSELF)
@Tag("spec-8.1")
@Timeout(120)
class AccessRulesIT {

  private static final String HERE = "127.0.0.1";
  private static final String NOBODY = "203.0.113.0/24";
  private static final String TEXT_OF_REFUSAL = "address-refused";

  private final TsudoiServer server;
  private final ApiClient chief;
  private final Elsewhere elsewhere;

  AccessRulesIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
    elsewhere = Elsewhere.of(server);
  }

  @AfterEach
  void open() {
    if (chief.delete("access-rules").status() != 200) {
      // A test that failed midway may have left rules that refuse us.
      CommandLineRun.of("access", "open", "--data", server.data().toString()).mustSucceed();
    }
    assertThat(chief.get("access-rules").expect(200).getJsonArray("console")).isEmpty();
  }

  private JsonObject rules(String console, String api, String clients) {
    long base = chief.get("access-rules").expect(200).getJsonNumber("version").longValue();
    return Json.createObjectBuilder()
        .add("base", base)
        .add("comment", "For the test")
        .add("console", list(console))
        .add("api", list(api))
        .add("clients", list(clients))
        .build();
  }

  private static JsonArrayBuilder list(String range) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    return range.isEmpty()
        ? list
        : list.add(Json.createObjectBuilder().add("range", range).add("remark", "Office"));
  }

  private JsonObject save(String console, String api, String clients) {
    return chief.put("access-rules", rules(console, api, clients)).expect(200);
  }

  @Test
  @Tag("A-20")
  void theConsoleIsClosedToOtherAddressesAtOnceAlsoToTheSignedIn() {
    assertThat(elsewhere.get("/console/accounts/sign-in.xhtml").status()).isEqualTo(200);

    save(HERE, "", "");

    Elsewhere.Answer page =
        elsewhere.get(
            "/console/accounts/sign-in.xhtml", "Accept: text/html", "Accept-Language: ja");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text())
        .contains("lang=\"ja\"", Elsewhere.ADDRESS)
        .doesNotContain("Set-Cookie", "{");
    assertThat(elsewhere.get("/console/").text()).contains(TEXT_OF_REFUSAL);
    assertThat(elsewhere.get("/console/..;/console/dashboard.xhtml").status()).isNotEqualTo(200);
    assertThat(
            elsewhere
                .send("POST", "/console/dashboard.xhtml", "", "Faces-Request: partial/ajax")
                .text())
        .contains("<redirect url=\"/console/\"/>");
    assertThat(elsewhere.get("/jakarta.faces.resource/none.xhtml").status()).isEqualTo(403);
    for (String header : new String[] {"X-Forwarded-For", "$WSRA", "Forwarded", "X-Real-IP"}) {
      String value = header.equals("Forwarded") ? "for=" + HERE : HERE;
      assertThat(elsewhere.get("/console/", header + ": " + value).status())
          .as(header)
          .isEqualTo(403);
    }
    assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(401);
    assertThat(elsewhere.get("/room/").status()).isEqualTo(200);
    assertThat(elsewhere.get("/theme/tokens.css").status()).isEqualTo(200);
    assertThat(elsewhere.get("/metrics").status()).isEqualTo(401);
  }

  @Test
  void theApiIsClosedToOtherAddressesButForWhatTheMeetingPageNeeds() {
    String bearer = "Authorization: Bearer " + chief.token();
    assertThat(elsewhere.get("/api/v1/users", bearer).status()).isEqualTo(200);

    save("", HERE, "");

    Elsewhere.Answer users = elsewhere.get("/api/v1/users", bearer);
    assertThat(users.status()).isEqualTo(403);
    assertThat(users.text()).contains(TEXT_OF_REFUSAL, "application/problem+json");
    assertThat(elsewhere.get("/api/v1/session/../users", bearer).status()).isNotEqualTo(200);
    assertThat(elsewhere.get("/api/v1/session;x/%2e%2e/users", bearer).status()).isNotEqualTo(200);
    assertThat(elsewhere.get("/api/v1/session", bearer).status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/v1/meetings", bearer).status()).isEqualTo(200);
    chief.get("users").expect(200);
  }

  @Test
  void anApiTokenIsBoundToTheRulesOfTheApiWhateverItAsksFor() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    String bearer =
        "Authorization: Bearer "
            + hanako
                .signIn()
                .post(
                    "session/tokens",
                    Json.createObjectBuilder()
                        .add("name", "Calendar")
                        .add("scopes", Json.createArrayBuilder().add("meetings:read"))
                        .add("days", 1)
                        .add("password", hanako.password())
                        .build())
                .expect(201)
                .getString("token");
    assertThat(elsewhere.get("/api/v1/meetings", bearer).status()).isEqualTo(200);

    save("", HERE, "");

    Elsewhere.Answer refused = elsewhere.get("/api/v1/meetings", bearer);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains(TEXT_OF_REFUSAL);
    JsonObject entry =
        chief.get("audit?max=200").expect(200).getJsonArray("rows").stream()
            .map(JsonValue::asJsonObject)
            .filter(row -> hanako.id().equals(row.getString("account", "")))
            .findFirst()
            .orElseThrow();
    assertThat(entry.getString("action")).isEqualTo("API_CALLED");
    assertThat(entry.getString("problem")).isEqualTo(TEXT_OF_REFUSAL);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBSOCKET", "HTTPS", "POLLING"})
  @Tag("spec-6.2.1")
  void aRunningTunnelEndsAtOnceAndNoNewOneIsOpened(Transport transport) {
    Person hanako = server.administrator().createUser("Hanako", "MEETING_CREATOR");
    ApiClient session = hanako.signIn();
    Meeting meeting = Meeting.create(session, "Design review", "");
    try (ResumingParticipant joined =
        ResumingParticipant.join(server, transport, session, meeting)) {
      String ticket = meeting.ticket(session);

      save("", "", Elsewhere.ADDRESS);

      assertThat(joined.awaitOver()).contains(TEXT_OF_REFUSAL);
      assertThat(chief.get("live").expect(200).getJsonArray("meetings").toString())
          .doesNotContain("Hanako");
      Elsewhere.Answer there =
          elsewhere.get(
              "/tunnel/down", "Authorization: Tsudoi ticket." + ticket, "Tsudoi-Mode: poll");
      assertThat(there.status()).isEqualTo(200);
    }
  }

  @Test
  @Tag("spec-6.3.3")
  void guestsAreHeldToTheRulesForClientsWhateverThoseOfTheApiAre() {
    Person hanako = server.administrator().createUser("Hanako", "MEETING_CREATOR", "PARTICIPANT");
    Meeting meeting = GuestMeetings.open(server, hanako, "With guests");
    String door = "/api/v1/guests/" + meeting.number();
    assertThat(elsewhere.get(door).status()).isEqualTo(200);

    save("", "", HERE);

    assertThat(elsewhere.get(door).text()).contains(TEXT_OF_REFUSAL);
    assertThat(
            elsewhere
                .send(
                    "POST",
                    door + "/join",
                    "{\"name\":\"Visitor\"}",
                    "Content-Type: application/json")
                .text())
        .contains(TEXT_OF_REFUSAL);
    server.anonymous().get("guests/" + meeting.number()).expect(200);
    try (ResumingParticipant leader =
            ResumingParticipant.join(server, Transport.WEBSOCKET, hanako.signIn(), meeting);
        ResumingParticipant waiting =
            ResumingParticipant.await(
                Line.to(server),
                Transport.WEBSOCKET,
                GuestMeetings.join(server, meeting, "Visitor").getString("ticket"))) {
      save("", "", Elsewhere.ADDRESS);

      assertThat(waiting.awaitOver()).contains(TEXT_OF_REFUSAL);
      assertThat(leader.awaitOver()).contains(TEXT_OF_REFUSAL);
    }
  }

  @Test
  void theMeetingPageAndTheTunnelsDoorAreClosedToOtherAddresses() {
    save("", HERE, HERE);

    for (String path :
        new String[] {"/", "/room/", "/room/selftest", "/api/v1/session", "/api/v1/meetings/1"}) {
      assertThat(elsewhere.get(path).status()).as(path).isEqualTo(403);
    }
    String offer = "ticket.AAAAAAAAAAAAAAAAAAAAAAAA";
    Elsewhere.Answer upgrade =
        elsewhere.get(
            "/tunnel/ws",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==",
            "Sec-WebSocket-Protocol: tsudoi.1, " + offer);
    assertThat(upgrade.status()).isEqualTo(403);
    assertThat(upgrade.text()).contains(TEXT_OF_REFUSAL);
    Elsewhere.Answer down = elsewhere.get("/tunnel/down", "Authorization: Tsudoi " + offer);
    assertThat(down.text()).contains(TEXT_OF_REFUSAL);
    Elsewhere.Answer up =
        elsewhere.send("POST", "/tunnel/up", "x", "Content-Type: application/octet-stream");
    assertThat(up.text()).contains(TEXT_OF_REFUSAL);
    assertThat(elsewhere.send("POST", "/tunnel/selftest", "").text()).contains(TEXT_OF_REFUSAL);
  }

  @Test
  void whoeverSavesThemIsNotRefusedByThem() {
    ApiAnswer refused = chief.put("access-rules", rules("", NOBODY, ""));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("own-address-refused");
    chief.get("users").expect(200);
  }

  @Test
  @Tag("spec-6.3.4")
  void theCommandLineOnTheServersMachineOpensWhatIsClosedToEverybodyElse() {
    String wanted = rules(NOBODY, Elsewhere.ADDRESS, NOBODY).toString();
    assertThat(
            elsewhere
                .send(
                    "PUT",
                    "/api/v1/access-rules",
                    wanted,
                    "Authorization: Bearer " + chief.token(),
                    "Content-Type: application/json")
                .status())
        .isEqualTo(200);
    assertThat(chief.get("users").problem()).isEqualTo(TEXT_OF_REFUSAL);

    CommandLineRun.of("access", "open", "--data", server.data().toString()).mustSucceed();

    JsonObject opened =
        chief.get("audit?max=50").expect(200).getJsonArray("rows").stream()
            .map(JsonValue::asJsonObject)
            .filter(row -> row.getString("action").equals("ACCESS_RULES_OPENED"))
            .findFirst()
            .orElseThrow();
    assertThat(opened.getString("path")).isEqualTo("COMMAND_LINE");
    assertThat(opened.getJsonObject("before").getString("console")).isEqualTo(NOBODY + " Office");
    JsonObject kept =
        chief.get("access-rules/versions").expect(200).getJsonArray("rows").getJsonObject(1);
    assertThat(kept.getJsonArray("api").getJsonObject(0).getString("range"))
        .isEqualTo(Elsewhere.ADDRESS);
  }

  @Test
  void saysBeforehandWhomTheyWouldRefuseAndWhatIsWrongWithALine() {
    Person hanako = server.administrator().createUser("Hanako", "PARTICIPANT");
    hanako.signIn();

    JsonObject impact = chief.post("access-rules/preview", rules("", NOBODY, "")).expect(200);
    ApiAnswer flawed = chief.put("access-rules", rules("192.0.2.7/24", "", ""));

    assertThat(impact.getBoolean("self")).isTrue();
    assertThat(impact.getString("address")).isEqualTo(HERE);
    assertThat(impact.getInt("refused")).isPositive();
    assertThat(impact.getJsonArray("first").toString()).contains(hanako.name());
    assertThat(flawed.status()).isEqualTo(422);
    assertThat(flawed.json().getString("field")).isEqualTo("console.0");
    assertThat(flawed.json().getString("detail")).isEqualTo("host-bits");
  }
}
