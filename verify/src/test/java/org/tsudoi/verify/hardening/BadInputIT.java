package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.KnownDevice;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Bodies and texts that want to be more than data. */
@OnTsudoi
@Tag("spec-5.1")
class BadInputIT {

  /** Texts of people, each with a mark of its own. */
  private static final List<String> MARKED =
      List.of(
          "displayName",
          "kana",
          "department",
          "group",
          "groupText",
          "device",
          "webhook",
          "title",
          "plan");

  private static final Duration SOON = Duration.ofSeconds(10);

  private final TsudoiServer server;
  private final ApiClient administrator;

  BadInputIT(TsudoiServer server) {
    this.server = server;
    administrator = server.administrator().signIn();
  }

  @Test
  @Tag("R-7")
  void takesACompressedBodyForWhatItIs() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int megabyte = 0; megabyte < 200; megabyte++) {
        gzip.write(spaces);
      }
    }

    RawAnswer answer =
        RawRequest.of("POST", "/api/v1/session")
            .header("Content-Encoding", "gzip")
            .body("application/json", bomb.toByteArray())
            .send(server);

    assertThat(answer.status()).as(answer.text()).isIn(400, 413, 415);
    ExposureIT.assertGuarded(answer);
    assertHealthy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"loginName\":\"x\",\"password\":\"LONG\",\"delivery\":\"bearer\"}",
        "{\"loginName\":\"LONG\",\"password\":\"x\",\"delivery\":\"bearer\"}",
      })
  @Tag("A-15")
  void refusesATenMegabytePasswordBeforeItCostsAnything(String body) {
    long began = System.nanoTime();

    RawAnswer answer =
        RawRequest.of("POST", "/api/v1/session")
            .json(body.replace("LONG", "a".repeat(10 << 20)))
            .send(server);

    assertThat(answer.status()).isEqualTo(413);
    ExposureIT.assertGuarded(answer);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/session", "/console/sign-in.xhtml", "/room/"})
  @Tag("B-6")
  void refusesABodyThatDoesNotSayHowLongItIs(String path) {
    RawAnswer answer =
        RawRequest.of("POST", path)
            .header("Content-Type", "application/json")
            .header("Transfer-Encoding", "chunked")
            .trailing("2\r\n{}\r\n0\r\n\r\n")
            .send(server);

    assertThat(answer.status()).isEqualTo(411);
    ExposureIT.assertGuarded(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1048577", "2147483648", "4294967296"})
  @Tag("B-6")
  void refusesALengthThatIsTooLargeWithoutWaitingForIt(String length) {
    RawAnswer answer =
        RawRequest.of("POST", "/api/v1/session")
            .header("Content-Type", "application/json")
            .header("Content-Length", length)
            .sendForOneAnswer(server);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  @Tag("R-7")
  void refusesAHundredThousandLevelsAndTooManyKeys() {
    for (String body : new String[] {"[".repeat(100_000), "{\"a\":".repeat(100_000)}) {
      assertThat(RawRequest.of("POST", "/api/v1/session").json(body).send(server).status())
          .isIn(400, 413);
    }
    StringBuilder keys = new StringBuilder("{");
    for (int key = 0; key < 5_000; key++) {
      keys.append("\"k").append(key).append("\":1,");
    }
    assertThat(
            RawRequest.of("POST", "/api/v1/session").json(keys + "\"z\":1}").send(server).status())
        .isEqualTo(400);
    assertHealthy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xml",
        "text/xml",
        "application/x-java-serialized-object",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/yaml"
      })
  @Tag("R-7")
  @Tag("X-7")
  @Tag("X-9")
  void takesNothingButJson(String type) {
    RawAnswer answer =
        RawRequest.of("POST", "/api/v1/session")
            .body(
                type,
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"
                    .getBytes(StandardCharsets.UTF_8))
            .send(server);

    assertThat(answer.status()).as(answer.text()).isEqualTo(415);
    assertThat(answer.text()).doesNotContain("root:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "${jndi:ldap://127.0.0.1:1/a}",
        "#{7*7}",
        "${7*7}",
        "#{facesContext.externalContext.invalidateSession()}",
        "'; drop table account; --",
        "%' or '1'='1",
        "=cmd|' /C calc'!A0",
        "../../etc/passwd",
        "{{constructor.constructor('alert(1)')()}}",
        "%0d%0aSet-Cookie:%20x=y",
        "𠮷野家 👩‍👩‍👧"
      })
  @Tag("B-9")
  @Tag("X-13")
  void keepsEveryTextAsItIs(String text) {
    String name = "x" + UUID.randomUUID().toString().substring(0, 12);
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("loginName", name)
            .add("displayName", text)
            .add("department", text)
            .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
            .add("language", "en")
            .build();

    String id = administrator.post("users", wanted).expect(201).getString("id");
    Meeting meeting = Meeting.create(administrator, text, "");

    JsonObject kept = administrator.get("users/" + id).expect(200);
    assertThat(kept.getString("displayName")).isEqualTo(text);
    assertThat(kept.getString("department")).isEqualTo(text);
    JsonObject found = administrator.get("meetings/" + meeting.number()).expect(200);
    assertThat(found.getString("title")).isEqualTo(text);
    assertThat(administrator.get("audit?max=20").expect(200).toString()).doesNotContain("\n");
  }

  @Test
  @Tag("X-3")
  void showsMarkupAsTextToEveryReader() {
    Map<String, String> ids = markedUp();
    List<String> pages =
        List.of(
            "accounts/account-list.xhtml?query=" + ids.get("name"),
            "accounts/account-edit.xhtml?id=" + ids.get("user"),
            "accounts/group-list.xhtml",
            "accounts/group-edit.xhtml?id=" + ids.get("group"),
            "accounts/token-list.xhtml",
            "accounts/profile.xhtml",
            "accounts/own-history.xhtml",
            "auditing/audit-trail.xhtml",
            "auditing/access-history.xhtml",
            "auditing/usage-history.xhtml",
            "devices/device-list.xhtml",
            "meetings/meeting-list.xhtml",
            "meetings/meeting-edit.xhtml?number=" + ids.get("meeting"),
            "meetings/own-meetings.xhtml",
            "notification/webhook-list.xhtml",
            "notification/webhook-edit.xhtml?id=" + ids.get("webhook"),
            "dashboard.xhtml");
    for (String role : List.of("SYSTEM_ADMINISTRATOR", "AUDITOR")) {
      Person reader = server.administrator().createUser("Reader", role);
      String cookie = BrowserCookie.of(server, reader.name(), reader.password());
      Set<String> shown = new TreeSet<>();
      for (String page : pages) {
        RawAnswer answer =
            RawRequest.of("GET", "/console/" + page).header("Cookie", cookie).send(server);
        assertThat(answer.status()).as(role + " " + page).isLessThan(500);
        assertThat(answer.body()).as(role + " " + page).doesNotContain("<img src=x");
        MARKED.stream()
            .filter(mark -> answer.body().contains(marked(mark).substring(2).replace("<", "&lt;")))
            .forEach(shown::add);
      }

      assertThat(shown).as(role).hasSizeGreaterThanOrEqualTo(MARKED.size() - 1);
    }
  }

  private static String marked(String mark) {
    return "\"><img src=x onerror=alert(1) class=" + mark + "-";
  }

  /** Makes something of each kind that has a name or a text; answers where it is. */
  private Map<String, String> markedUp() {
    Person owner =
        server.administrator().createUser(marked("displayName"), "MEETING_CREATOR", "PARTICIPANT");
    JsonObject texts =
        Json.createObjectBuilder()
            .add("department", marked("department"))
            .add("kana", marked("kana"))
            .build();
    administrator.patch("users/" + owner.id(), texts).expect(200);
    ApiClient session = owner.signIn();
    String group =
        administrator
            .post(
                "groups",
                Json.createObjectBuilder()
                    .add("name", marked("group") + owner.name())
                    .add("description", marked("groupText"))
                    .build())
            .expect(201)
            .getString("id");
    administrator
        .put("groups/" + group + "/members/" + owner.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);
    session
        .post(
            "session/devices",
            KnownDevice.withKey("02-00-5E-10-0F-02").enrolment(owner, marked("device")))
        .expect(201);
    session
        .post(
            "session/tokens",
            Json.createObjectBuilder()
                .add("name", marked("token"))
                .add("scopes", Json.createArrayBuilder().add("meetings:read"))
                .add("days", 1)
                .add("password", owner.password())
                .build())
        .expect(201);
    JsonObject webhook =
        administrator
            .post(
                "webhooks",
                Json.createObjectBuilder()
                    .add("name", marked("webhook"))
                    .add("url", "https://receiver.example/hook")
                    .add("events", Json.createArrayBuilder().add("user.restored"))
                    .add("enabled", false)
                    .add("certificates", "")
                    .build())
            .expect(201)
            .getJsonObject("webhook");
    Meeting meeting =
        Meeting.create(
            session,
            marked("title"),
            "",
            Json.createObjectBuilder().add("description", marked("plan")));
    return Map.of(
        "name", owner.name(),
        "user", owner.id(),
        "group", group,
        "webhook", webhook.getString("id"),
        "meeting", meeting.number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\u0000b", "a\u001b[2Jb", "a\u202eb", "a\u2028b"})
  @Tag("B-9")
  @Tag("B-10")
  @Tag("X-6")
  @Tag("X-12")
  void refusesWhatWouldBreakALine(String text) {
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("loginName", "y" + UUID.randomUUID().toString().substring(0, 12))
            .add("displayName", text)
            .add("roles", Json.createArrayBuilder().add("PARTICIPANT"))
            .add("language", "en")
            .build();

    assertThat(administrator.post("users", wanted).status()).isEqualTo(422);
    assertThat(
            administrator
                .post("meetings", Json.createObjectBuilder().add("title", text).build())
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users?query=%27%20or%201%3D1%20--",
        "users?query=%25",
        "users?query=_",
        "users?query=%5C",
        "users?query=%00",
        "users?first=-1",
        "users?first=99999999999",
        "users?max=-1",
        "users?max=99999999999",
        "users?max=a",
        "audit?text=%27%3B%20drop",
        "audit?text=%00",
        "audit?first=-1",
        "audit?from=9999999999999-01-01T00:00:00Z",
        "audit?from=-999999999-01-01T00:00:00Z",
        "audit?from=+1000000000-12-31T23:59:59.999999999Z",
        "history/access?to=0000-00-00T00:00:00Z",
        "history/usage?from=2030-01-01T00:00:00Z&to=2020-01-01T00:00:00Z",
        "meetings/%2e%2e%2fusers",
        "meetings/-1",
        "users/..%2f..%2f"
      })
  @Tag("B-10")
  @Tag("X-6")
  @Tag("X-10")
  void answersAnOddQuestionWithoutFailing(String path) {
    ApiAnswer answer = administrator.get(path);

    assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
    assertThat(answer.body()).doesNotContain("incident");
  }

  @Test
  @Tag("X-10")
  void answersAnOddSearchWithWhatContainsItOnly() {
    Person person = server.administrator().createUser("Plain", "PARTICIPANT");

    for (String query : new String[] {"%25%25" + person.name(), "_" + person.name().substring(1)}) {
      assertThat(administrator.get("users?query=" + query).expect(200).getInt("total"))
          .as(query)
          .isZero();
    }
  }

  private void assertHealthy() {
    RawAnswer health = RawRequest.of("GET", "/health/ready").send(server);
    assertThat(health.status()).isEqualTo(200);
    assertThat(JsonText.object(health.body()).getString("status")).isEqualTo("UP");
  }
}
