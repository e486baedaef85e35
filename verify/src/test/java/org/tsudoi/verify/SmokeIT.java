package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

@OnTsudoi
class SmokeIT {

  private final TsudoiServer server;

  SmokeIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void isReadyAndTellsStrangersNoMoreThanThat() throws Exception {
    HttpResponse<String> answer = get("health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject health = JsonText.object(answer.body());
    assertThat(health.getString("status")).isEqualTo("UP");
    assertThat(health.getJsonArray("checks"))
        .allSatisfy(
            check -> assertThat(check.asJsonObject()).containsOnlyKeys("name", "status", "data"));
    assertThat(health.getJsonArray("checks"))
        .allSatisfy(check -> assertThat(check.asJsonObject().getJsonObject("data")).isEmpty());
  }

  @Test
  void tellsScriptsItsAddressesAndProcess() {
    assertThat(server.instance().getString("console")).isEqualTo(server.console().toString());
    assertThat(server.instance().getString("meetingPage"))
        .isEqualTo(server.meetingPage().toString());
    assertThat(server.instance().getString("api")).isEqualTo(server.api().toString());
    assertThat(server.instance().getJsonNumber("processId").longValue())
        .isEqualTo(server.processId());
  }

  @Test
  void leadsFromTheRootToTheMeetingPage() throws Exception {
    HttpResponse<String> answer = get("");

    assertThat(answer.statusCode()).isBetween(301, 308);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/room/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"health/ready", "room/", "no/such/page", "api/v1/session"})
  @Tag("spec-5")
  void sendsSecurityHeadersAndNoCookieToStrangers(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().map())
        .containsKeys(
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Content-Security-Policy",
            "Cross-Origin-Opener-Policy")
        .doesNotContainKeys("Set-Cookie", "Server", "X-Powered-By");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi", "openapi/ui/", "ibm/api/", "WEB-INF/web.xml", "META-INF/"})
  @Tag("spec-5")
  void hidesWhatIsNotForTheOutside(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  @Tag("spec-5")
  void refusesTrace() throws Exception {
    HttpRequest trace =
        HttpRequest.newBuilder(server.at("room/")).method("TRACE", BodyPublishers.noBody()).build();

    assertThat(server.http().send(trace, BodyHandlers.ofString()).statusCode()).isIn(403, 405, 501);
  }

  @Test
  @Tag("spec-5")
  void refusesABodyBeyondTheLimit() throws Exception {
    HttpRequest large =
        HttpRequest.newBuilder(server.at("api/v1/session"))
            .header("Content-Type", "application/json")
            .expectContinue(true)
            .POST(BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024]))
            .build();

    assertThat(server.http().send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
  }

  @Test
  @Tag("spec-8.1")
  @Tag("S-1")
  void writesNoSecretIntoItsLogs() throws IOException {
    List<String> secrets;
    try (Stream<Path> files = Files.list(server.data().resolve("keys/variables"))) {
      secrets = files.map(SmokeIT::text).toList();
    }
    try (Stream<Path> files = Files.walk(server.logs())) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(text(file)).doesNotContain(secrets));
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return server
        .http()
        .send(HttpRequest.newBuilder(server.at(path)).build(), BodyHandlers.ofString());
  }
}
