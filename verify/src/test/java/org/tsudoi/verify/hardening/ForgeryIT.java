package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Requests that claim to be what they are not: of the console, of a proxy, of another site. */
@OnTsudoi
@Tag("spec-5.1")
class ForgeryIT {

  private static final String SIGN_IN = "/console/accounts/sign-in.xhtml";

  /** Where somebody might look for a WebSocket: the tunnel, Faces' own push, pages, the rest. */
  private static final List<String> UPGRADES =
      List.of(
          "/tunnel/ws",
          "/jakarta.faces.push/x",
          "/console/ws",
          "/console/dashboard.xhtml",
          "/console/accounts/sign-in.xhtml",
          "/room/",
          "/api/v1/session",
          "/none");

  private final TsudoiServer server;

  ForgeryIT(TsudoiServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jakarta.faces.resource/dynamiccontent.properties.xhtml",
        "/console/jakarta.faces.resource/dynamiccontent.properties.xhtml",
        "/javax.faces.resource/dynamiccontent.properties.xhtml"
      })
  @Tag("X-1")
  void evaluatesNoExpressionOfDynamicContent(String path) {
    // CVE-2017-1000486, with the key that was once everybody's.
    String form =
        "pfdrt=sc&ln=primefaces&pfdrid=uMKljPgnOTVxmOB%2BH6%2FQEPW9ghJMGL3PRdkfmbiiPkUDzOAoSQnmBt4dYyjvjGhVbBkVHj5xLXXCaFGpOHe704aOkNwaB12Cc3Iq6NmBo%2BQZuqhqtPxdTA%3D%3D";

    RawAnswer answer = RawRequest.of("POST", path).form(form).send(server);

    assertThat(answer.status()).as(answer.text()).isIn(302, 400, 403, 404);
    assertThat(answer.text()).doesNotContain("Mogwailabs");
    ExposureIT.assertGuarded(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jakarta.faces.resource/%23%7B7*7%7D.xhtml?ln=tsudoi",
        "/jakarta.faces.resource/tsudoi.css.xhtml?ln=%23%7B7*7%7D",
        "/jakarta.faces.resource/%24%7B7*7%7D.css.xhtml",
        "/console/jakarta.faces.resource/%23%7B7*7%7D.xhtml",
        "/console/accounts/sign-in.xhtml?then=%23%7B7*7%7D",
        "/console/%23%7B7*7%7D.xhtml",
        "/room/%24%7B7*7%7D"
      })
  @Tag("X-2")
  void evaluatesNoExpressionOfAnAddress(String target) {
    RawAnswer answer = RawRequest.of("GET", target).send(server);

    assertThat(answer.status()).as(answer.text()).isLessThan(500);
    assertThat(answer.all("Location").toString() + answer.body().replaceAll("[0-9a-f]{8,}", ""))
        .doesNotContainPattern("\\b49\\b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/console/@evil.example",
        "%0d%0aSet-Cookie:x=y"
      })
  @Tag("X-12")
  void leadsNobodyToAnotherSite(String then) {
    String target = SIGN_IN + "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);

    RawAnswer answer = RawRequest.of("GET", target).send(server);

    assertThat(answer.status()).isLessThan(400);
    assertThat(answer.all("Set-Cookie").toString()).doesNotContain("x=y");
    assertThat(answer.all("Location").toString()).doesNotContain("evil", "javascript");
  }

  @Test
  @Tag("X-7")
  @Tag("X-8")
  void takesNoStateOfAFormThatItDidNotMake() throws IOException {
    ByteArrayOutputStream serialized = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
      out.writeObject(new HashMap<>());
    }
    String object = Base64.getEncoder().encodeToString(serialized.toByteArray());
    for (String state : new String[] {"1:1", "stateless", "", object, "rO0ABXVyABNbTGphdmEu"}) {
      RawAnswer answer =
          RawRequest.of("POST", SIGN_IN)
              .header("Origin", "https://127.0.0.1:" + server.port())
              .form(
                  "signIn=signIn&signIn_SUBMIT=1&jakarta.faces.ViewState="
                      + URLEncoder.encode(state, StandardCharsets.UTF_8))
              .send(server);

      assertThat(answer.status()).as(state + ": " + answer.text()).isBetween(200, 499);
      assertThat(answer.text())
          .doesNotContain("__Host-tsudoi=")
          .doesNotContain("ViewExpiredException")
          .doesNotContain("ClassNotFound");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/dashboard.xhtml",
        "/console/accounts/users.xhtml",
        "/console/meetings/live.xhtml",
        "/console/auditing/audit.xhtml"
      })
  @Tag("A-12")
  void doesNothingInTheConsoleForAStranger(String page) {
    RawAnswer form =
        RawRequest.of("POST", page)
            .header("Origin", "https://127.0.0.1:" + server.port())
            .form("jakarta.faces.ViewState=1%3A1&form_SUBMIT=1")
            .send(server);
    RawAnswer partial =
        RawRequest.of("POST", page)
            .header("Origin", "https://127.0.0.1:" + server.port())
            .header("Faces-Request", "partial/ajax")
            .form("jakarta.faces.partial.ajax=true&jakarta.faces.ViewState=1%3A1")
            .send(server);

    for (RawAnswer answer : new RawAnswer[] {form, partial}) {
      assertThat(answer.status()).as(answer.text()).isLessThan(500);
      assertThat(answer.text()).doesNotContain("<table").doesNotContain("data-ri");
      assertThat(answer.all("Location") + answer.body()).containsAnyOf("sign-in", "not-found");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For,203.0.113.9",
    "Forwarded,for=203.0.113.9",
    "X-Real-IP,203.0.113.9",
    "$WSRA,203.0.113.9",
    "$WSRH,203.0.113.9",
    "X-Client-IP,203.0.113.9"
  })
  @Tag("A-20")
  void believesNoAddressThatAStrangerClaims(String header, String value) {
    Person person = server.administrator().createUser("Claimed", "PARTICIPANT");

    RawAnswer answer =
        RawRequest.of("POST", "/api/v1/session")
            .header(header, value)
            .json(
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"bearer\"}"
                    .formatted(person.name(), person.password()))
            .send(server);

    assertThat(answer.status()).isEqualTo(200);
    ApiClient administrator = server.administrator().signIn();
    JsonObject entry =
        administrator
            .get("audit?max=200&text=" + person.name())
            .expect(200)
            .getJsonArray("rows")
            .stream()
            .map(row -> row.asJsonObject())
            .filter(row -> row.getString("action").equals("SIGNED_IN"))
            .filter(row -> row.getString("account", "").equals(person.id()))
            .findFirst()
            .orElseThrow();
    assertThat(entry.getString("address")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$WSRU",
        "$WSPR",
        "$WSAT",
        "$WSCC",
        "$WSIS",
        "$WSSC",
        "$WSSN",
        "$WSSP",
        "X-Remote-User",
        "X-Forwarded-User",
        "Remote-User",
        "SSL_CLIENT_CERT",
        "X-Client-Cert",
        "X-Tsudoi-Caller"
      })
  @Tag("A-20")
  void believesNoNameThatAStrangerClaims(String header) {
    RawRequest request =
        RawRequest.of("GET", "/api/v1/users").header(header, server.administrator().name());

    assertThat(request.send(server).status()).isEqualTo(401);
  }

  @Test
  @Tag("A-20")
  void leadsToNoHostThatAStrangerNames() {
    RawAnswer answer =
        RawRequest.of("GET", "/")
            .header("X-Forwarded-Host", "evil.example")
            .header("$WSSN", "evil.example")
            .header("$WSSP", "1")
            .send(server);

    assertThat(answer.all("Location").toString()).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "https://127.0.0.1",
        "https://localhost:PORT.evil.example",
        "file://"
      })
  @Tag("O-1")
  @Tag("O-2")
  @Tag("O-3")
  void opensNoTunnelAndNoPushForAnotherSiteEvenWithTheCookie(String origin) {
    Person person = server.administrator().createUser("Lured", "PARTICIPANT");
    String cookie = cookieOf(person);
    for (String path : UPGRADES) {
      RawAnswer answer =
          upgrade(path)
              .header("Origin", origin.replace("PORT", Integer.toString(server.port())))
              .header("Cookie", cookie)
              .send(server);

      assertThat(answer.status()).as(path + " " + answer.text()).isIn(302, 400, 403, 404);
      assertThat(answer.all("Set-Cookie")).as(path).isEmpty();
      ExposureIT.assertGuarded(answer);
    }
  }

  @Test
  void beginsNoSessionForARefusedUpgradeOfOurOwnSiteEither() {
    String cookie = cookieOf(server.administrator().createUser("Own", "AUDITOR"));
    for (String path : UPGRADES) {
      RawAnswer answer =
          upgrade(path)
              .header("Origin", "https://127.0.0.1:" + server.port())
              .header("Cookie", cookie)
              .send(server);

      assertThat(answer.status()).as(path + " " + answer.text()).isIn(400, 404);
      assertThat(answer.all("Set-Cookie")).as(path).isEmpty();
    }
  }

  @Test
  @Tag("spec-6.2.1")
  @Tag("O-5")
  @Tag("O-6")
  void opensNoTunnelForACookieAlone() {
    String cookie = cookieOf(server.administrator().createUser("Cookie", "PARTICIPANT"));

    RawRequest ofOurPage =
        upgrade("/tunnel/ws").header("Origin", "https://127.0.0.1:" + server.port());
    for (RawRequest request : List.of(ofOurPage, upgrade("/tunnel/ws"))) {
      RawAnswer answer = request.header("Cookie", cookie).send(server);

      assertThat(answer.status()).as(answer.text()).isIn(400, 401);
    }
  }

  private static RawRequest upgrade(String path) {
    return RawRequest.of("GET", path)
        .header("Upgrade", "websocket")
        .header("Connection", "Upgrade")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "AAECAwQFBgcICQoLDA0ODw==");
  }

  private String cookieOf(Person person) {
    return BrowserCookie.of(server, person.name(), person.password());
  }
}
