package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Bodies and texts that want to be more than data. */
@OnTsudoi
@Tag("spec-5.1")
class BadInputIT {

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
            .send(server);

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

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\u0000b", "a\u001b[2Jb", "a\u202eb", "a\u2028b"})
  @Tag("B-9")
  @Tag("B-10")
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
  void answersAnOddQuestionWithoutFailing(String path) {
    ApiAnswer answer = administrator.get(path);

    assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
    assertThat(answer.body()).doesNotContain("incident");
  }

  @Test
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
