package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/** What a stranger gets to see of the server, from the network and on its machine. */
@OnTsudoi
@Tag("spec-5")
class ExposureIT {

  private static final Pattern INNER_LIFE =
      Pattern.compile(
          "(?i)websphere|liberty|myfaces|primefaces|resteasy|eclipselink|SRVE\\d|CWW\\w\\w\\d|"
              + "\\bat \\w+(\\.\\w+)+\\(|Exception\\b|java\\.(lang|io|util)|/wlp/|/usr/|/opt/");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Strict-Transport-Security", "max-age=31536000",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(self), microphone=(self), geolocation=()",
          "Content-Security-Policy", "frame-ancestors 'none'",
          "Cache-Control", "");

  private static final String EMPTY = "";

  private final TsudoiServer server;

  ExposureIT(TsudoiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,302",
    "GET,/room/,200",
    "GET,/room/none,404",
    "GET,/console/,302",
    "GET,/console/accounts/sign-in.xhtml,200",
    "GET,/console/none.xhtml,302",
    "GET,/console/accounts/users.xhtml,302",
    "GET,/api/v1/session,401",
    "GET,/api/v1/users,401",
    "POST,/api/v1/session,415",
    "PUT,/api/v1/session,405",
    "DELETE,/api/v1/users,405",
    "GET,/api/v1/none,404",
    "GET,/api/v2/,404",
    "GET,/tunnel/,404",
    "GET,/tunnel/ws,400",
    "POST,/tunnel/ws,400",
    "GET,/none,404",
    "GET,/health/ready,200",
    "GET,/metrics,401",
    "TRACE,/room/,403",
    "TRACE,/api/v1/session,405"
  })
  @Tag("A-13")
  void sendsTheSameHeadersWithEveryAnswer(String method, String target, int status) {
    RawAnswer answer = RawRequest.of(method, target).send(server);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertGuarded(answer);
    assertThat(answer.headers().toString())
        .doesNotContainIgnoringCase("JSESSIONID")
        .doesNotContainIgnoringCase("Ltpa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /room/ HTTP/1.1 with a host of somebody else",
        "a body without type",
        "an Origin of somebody else"
      })
  @Tag("A-13")
  void sendsThemWithRefusalsToo(String what) {
    RawRequest request =
        switch (what.charAt(0)) {
          case 'G' -> RawRequest.of("GET", "/").host("evil.example");
          case 'a' ->
              what.contains("Origin")
                  ? RawRequest.of("POST", "/api/v1/session")
                      .header("Origin", "https://evil.example")
                      .json("{}")
                  : RawRequest.of("POST", "/api/v1/session").header("Content-Length", "0");
          default -> throw new IllegalArgumentException(what);
        };

    RawAnswer answer = request.send(server);

    assertGuarded(answer);
    assertThat(answer.text()).doesNotContain("evil.example");
  }

  /** Fails unless the answer has every header once and tells nothing of what stands behind. */
  static void assertGuarded(RawAnswer answer) {
    HEADERS.forEach(
        (name, part) ->
            assertThat(answer.all(name))
                .as(name + " in " + answer.text())
                .singleElement()
                .asString()
                .contains(part));
    assertThat(answer.all("Server")).isEmpty();
    assertThat(answer.all("X-Powered-By")).isEmpty();
    if (answer.status() >= 400) {
      assertThat(answer.text()).doesNotContainPattern(INNER_LIFE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/web-inf/web.xml",
        "/WEB-INF%2Fweb.xml",
        "/%57EB-INF/web.xml",
        "/room/../WEB-INF/web.xml",
        "/room/%2e%2e/WEB-INF/web.xml",
        "/room/%2e%2e%2fWEB-INF/web.xml",
        "/room/%252e%252e/WEB-INF/web.xml",
        "/room/..%5cWEB-INF%5cweb.xml",
        "//WEB-INF/web.xml",
        "/./WEB-INF/web.xml",
        "/WEB-INF./web.xml",
        "/META-INF/MANIFEST.MF",
        "/META-INF%2FMANIFEST.MF",
        "/tunnel/WEB-INF/web.xml",
        "/room/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
        "/console/shell/../../WEB-INF/templates/page.xhtml",
        "/console/jakarta.faces.resource/../WEB-INF/web.xml",
        "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
        "/jakarta.faces.resource/web.xml.xhtml?ln=..%2fWEB-INF",
        "/jakarta.faces.resource/WEB-INF/web.xml.xhtml",
        "/jakarta.faces.resource/%2e%2e/WEB-INF/web.xml.xhtml?ln=tsudoi",
        "/ibm/api/",
        "/ibm/api/explorer",
        "/IBMJMXConnectorREST/",
        "/adminCenter/",
        "/openapi",
        "/openapi/",
        "/openapi/ui",
        "/.git/config",
        "/server.xml",
        "/j_security_check",
        "/ibm_security_logout",
        "/console/ibm_security_logout",
        "/console/j_security_check",
        "/tunnel/ibm_security_logout",
        "/tunnel/j_security_check",
        "/websocket"
      })
  @Tag("X-5")
  void hidesWhatIsNotForTheOutside(String target) {
    RawAnswer answer = RawRequest.of("GET", target).send(server);

    assertThat(answer.status()).as(answer.text()).isIn(0, 302, 400, 403, 404);
    assertThat(answer.text())
        .doesNotContain("<web-app")
        .doesNotContain("<ui:")
        .doesNotContain("<server ")
        .doesNotContain("Manifest-Version")
        .doesNotContain("root:")
        .doesNotContainPattern(INNER_LIFE);
  }

  /** Here Liberty answers before any of our code could, whatever its settings: known-limits.md. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/room/..;/WEB-INF/web.xml",
        "/;/WEB-INF/web.xml",
        "/WEB-INF/;x=1/web.xml",
        "/room/..;/META-INF/MANIFEST.MF",
        "/tunnel/..;/WEB-INF/web.xml",
        "/../../../../etc/passwd",
        "/room/index.html%00.txt"
      })
  void tellsOneMessageNumberWhereAnAddressIsNone(String target) {
    RawAnswer answer = RawRequest.of("GET", target).send(server);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "<H1>CWWWC0005I: The request URI has invalid or improperly encoded characters: ["
                + target.replace(";", "&#59;").replace("%", "&#37;")
                + "]</H1><BR>");
    assertThat(String.join("\n", answer.headers())).doesNotContainPattern(INNER_LIFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/;jsessionid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/console/sign-in.xhtml;jsessionid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/console/sign-in.xhtml;__Host-tsudoi-faces=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/api/v1/session;__Host-tsudoi=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/room/;jsessionid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  @Tag("A-9")
  void takesNoSessionFromAnAddress(String target) {
    RawAnswer answer = RawRequest.of("GET", target).send(server);

    assertThat(answer.text()).doesNotContain("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertThat(answer.all("Set-Cookie").toString()).doesNotContain("AAAAAAAA");
    assertThat(answer.all("Location").toString()).doesNotContain("AAAAAAAA");
    assertThat(answer.body()).doesNotContain(";jsessionid", ";__Host");
  }

  @Test
  @Tag("spec-4.2")
  void listensOnItsOnePortAndOnLoopbackOnly() throws IOException {
    assertThat(listening(server.processId()))
        .filteredOn(socket -> !socket.endsWith(":" + hex(server.port())))
        .as("further listening sockets")
        .isEmpty();
  }

  private static Set<String> listening(long process) throws IOException {
    Set<String> own = new TreeSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS)) {
          own.add(linkOf(descriptor));
        }
      }
    }
    Set<String> found = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + process + "/net/" + table))) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 9
            && words[3].equals("0A")
            && own.contains("socket:[" + words[9] + "]")) {
          found.add(words[1]);
        }
      }
    }
    return found;
  }

  private static String linkOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return EMPTY;
    }
  }

  private static String hex(int port) {
    return String.format("%04X", port);
  }

  @Test
  @Tag("spec-8.1")
  @Tag("S-3")
  void leavesNothingInTheDataDirectoryReadableToOthers() throws IOException {
    try (Stream<Path> files = Files.walk(server.data())) {
      assertThat(
              files
                  .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                  .filter(file -> !modeOf(file).endsWith("------"))
                  .filter(file -> !coveredByParent(file))
                  .map(file -> modeOf(file) + " " + server.data().relativize(file))
                  .limit(20))
          .isEmpty();
    }
  }

  private boolean coveredByParent(Path file) {
    for (Path folder = file.getParent();
        folder != null && folder.startsWith(server.data());
        folder = folder.getParent()) {
      if (!modeOf(folder).endsWith("------")) {
        continue;
      }
      return true;
    }
    return false;
  }

  private static String modeOf(Path file) {
    try {
      return PosixFilePermissions.toString(
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException goneMeanwhile) {
      return "---------";
    }
  }

  @Test
  @Tag("spec-8.1")
  @Tag("S-1")
  @Tag("S-2")
  void showsNoSecretInItsCommandLineAndEnvironment() throws IOException {
    List<String> secrets;
    try (Stream<Path> files = Files.walk(server.data().resolve("keys/variables"))) {
      secrets =
          files.filter(Files::isRegularFile).map(ExposureIT::text).collect(Collectors.toList());
    }
    secrets.add(text(server.data().resolve("command-line-token")));
    Path process = Path.of("/proc/" + server.processId());

    assertThat(secrets)
        .hasSizeGreaterThan(2)
        .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(20));
    assertThat(text(process.resolve("cmdline"))).doesNotContain(secrets);
    assertThat(text(process.resolve("environ"))).doesNotContain(secrets);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
