package org.tsudoi.verify.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.hardening.RoleMatrix.Who;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Every operation that changes something, sent by a page that the person did not open. */
@OnTsudoi
@Tag("spec-5.1")
class ForgedChangesIT {

  private final TsudoiServer server;

  ForgedChangesIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  @Tag("A-12")
  void changesNothingForACookieWithoutItsTokenOrForAnotherSite() {
    Person chief = server.administrator().createUser("Chief", "SYSTEM_ADMINISTRATOR");
    Person victim = server.administrator().createUser("Victim", "PARTICIPANT");
    RawAnswer begun = cookieSession(chief);
    String cookie = begun.all("Set-Cookie").get(0).replaceFirst(";.*", "");
    String csrf = csrfOf(begun);
    String another = csrfOf(cookieSession(chief));
    Map<String, String> wrong = new TreeMap<>();

    RoleMatrix.cells()
        .forEach(
            (operation, cells) -> {
              if (operation.startsWith("GET ")) {
                return;
              }
              if (!cells.get(Who.ANONYMOUS)) {
                expect("csrf-token-wrong", change(operation, cookie), operation, wrong);
                RawRequest foreign = change(operation, cookie).header("X-CSRF-Token", another);
                expect("csrf-token-wrong", foreign, operation, wrong);
              }
              RawRequest evil =
                  change(operation, cookie)
                      .header("X-CSRF-Token", csrf)
                      .header("Origin", "https://evil.example");
              expect("foreign-origin", evil, operation, wrong);
            });

    assertThat(wrong).isEmpty();
    RawRequest tunnelled =
        RawRequest.of("GET", "/api/v1/users/" + victim.id() + "?_method=DELETE")
            .header("Cookie", cookie)
            .header("X-HTTP-Method-Override", "DELETE");
    assertThat(tunnelled.send(server).status()).isEqualTo(200);
    assertThat(chief.signIn().get("users/" + victim.id()).expect(200).getString("state"))
        .isEqualTo("ACTIVE");
  }

  private RawAnswer cookieSession(Person person) {
    return RawRequest.of("POST", "/api/v1/session")
        .json(
            "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"cookie\"}"
                .formatted(person.name(), person.password()))
        .send(server);
  }

  private static String csrfOf(RawAnswer begun) {
    return begun.body().replaceFirst("(?s).*\"csrfToken\":\"([^\"]+)\".*", "$1");
  }

  /** A change as a browser would send it, where nothing is that could be changed by mistake. */
  private RawRequest change(String operation, String cookie) {
    String path =
        operation
            .substring(operation.indexOf(' ') + 1)
            .replace("{number}", "000-000-001")
            .replace("{index}", "9999")
            .replace("{loginName}", "nobody")
            .replace("{originalStart}", "2030-04-01T00:00:00Z")
            .replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
    return RawRequest.of(operation.substring(0, operation.indexOf(' ')), "/api/v1" + path)
        .header("Cookie", cookie)
        .body(path.endsWith("s/import") ? "text/csv" : "application/json", "{}".getBytes(UTF_8));
  }

  private void expect(
      String code, RawRequest request, String operation, Map<String, String> wrong) {
    RawAnswer answer = request.send(server);
    if (answer.status() != 403 || !answer.body().contains("\"" + code + "\"")) {
      wrong.put(operation + " " + code, answer.status() + " " + answer.body());
    }
  }
}
