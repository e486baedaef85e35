package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.hardening.BrowserCookie;
import org.tsudoi.verify.server.ApiAnswer;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.DesktopClient;
import org.tsudoi.verify.server.KnownDevice;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** Handing a sign-in over to the desktop client, and what somebody might try instead. */
@OnTsudoi
@Tag("spec-6.3.1")
class HandOverIT {

  private static Person anybody;

  private final TsudoiServer server;
  private final ApiClient chief;

  HandOverIT(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private Person person() {
    return server.administrator().createUser("Hanako", "PARTICIPANT");
  }

  /** For what changes nothing about the person: making one takes seconds on a busy machine. */
  private Person anybody() {
    synchronized (HandOverIT.class) {
      if (anybody == null) {
        anybody = server.administrator().createUser("Taro", "PARTICIPANT");
      }
      return anybody;
    }
  }

  private static void worthNothing(ApiAnswer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("hand-over-invalid");
  }

  @Test
  void givesTheClientASessionThatIsListedAndEndedLikeAnyOther() {
    Person hanako = person();
    try (DesktopClient client = DesktopClient.of(server)) {
      JsonObject begun =
          client.exchange(ConsentPage.open(hanako, client.page()).code()).expect(200);

      assertThat(begun).containsKey("token").doesNotContainKey("csrfToken");
      ApiClient session = chief.with(begun.getString("token"));
      assertThat(session.get("session").expect(200).getJsonObject("account").getString("loginName"))
          .isEqualTo(hanako.name());
      assertThat(server.administrator().actionsOf(hanako))
          .contains("HAND_OVER_APPROVED", "SIGNED_IN");
      session.delete("session").expect(204);
      assertThat(session.get("session").status()).isEqualTo(401);
    }
  }

  @Test
  void endsWhatBeganWithACodeThatIsShownAgain() {
    Person hanako = anybody();
    try (DesktopClient client = DesktopClient.of(server)) {
      String code = ConsentPage.open(hanako, client.page()).code();
      ApiClient session = chief.with(client.exchange(code).expect(200).getString("token"));

      worthNothing(client.exchange(code));

      assertThat(session.get("session").status()).isEqualTo(401);
    }
  }

  @Test
  void givesNothingToWhoeverHasTheCodeButNotTheVerifier() {
    Person hanako = anybody();
    try (DesktopClient client = DesktopClient.of(server);
        DesktopClient thief = DesktopClient.of(server)) {
      String code = ConsentPage.open(hanako, client.page()).code();

      worthNothing(
          server
              .anonymous()
              .post(
                  "session/hand-over",
                  Json.createObjectBuilder(thief.shown(code).build())
                      .add("redirect", client.redirect())
                      .build()));
      worthNothing(client.exchange(code));
      worthNothing(client.exchange("A".repeat(43)));
      worthNothing(client.exchange("x"));
    }
  }

  @Test
  void understandsNoOtherRequest() {
    Person hanako = anybody();
    String cookie = BrowserCookie.of(server, hanako.name(), hanako.password());
    try (DesktopClient client = DesktopClient.of(server)) {
      for (Map.Entry<String, String> wrong :
          List.of(
              Map.entry("redirect_uri", client.redirect().replace("127.0.0.1", "localhost")),
              Map.entry("redirect_uri", "http://127.0.0.1:1@evil.example/tsudoi/signed-in"),
              Map.entry("redirect_uri", client.redirect() + "#x"),
              Map.entry("redirect_uri", "https://evil.example/tsudoi/signed-in"),
              Map.entry("code_challenge_method", "plain"),
              Map.entry("code_challenge", ""))) {
        Map<String, String> request = client.request();
        request.put(wrong.getKey(), wrong.getValue());

        ConsentPage page = ConsentPage.open(server, DesktopClient.page(request), cookie);

        assertThat(page.answer().statusCode()).as("" + wrong).isEqualTo(200);
        assertThat(page.answer().body()).doesNotContain("handOver:approve").doesNotContain("evil");
        assertThat(page.policy()).contains("form-action 'self';");
        assertThat(page.answer().headers().firstValue("Location")).isEmpty();
      }
    }
  }

  @Test
  @Tag("A-13")
  void stopsThePageFromBeingFramedAndLetsItsFormLeadToTheClientOnly() {
    try (DesktopClient client = DesktopClient.of(server)) {
      ConsentPage page = ConsentPage.open(anybody(), client.page());

      assertThat(page.answer().headers().allValues("Content-Security-Policy")).hasSize(1);
      assertThat(page.policy())
          .contains(
              "form-action 'self' " + client.redirect().replace("/tsudoi/signed-in", ";"),
              "frame-ancestors 'none'",
              "default-src 'none'");
      assertThat(page.answer().headers().allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(page.answer().headers().firstValue("Referrer-Policy")).contains("same-origin");
    }
  }

  @Test
  @Tag("A-12")
  @Tag("X-8")
  void handsNothingOverWithoutAClickInItsOwnForm() {
    Person hanako = person();
    try (DesktopClient client = DesktopClient.of(server)) {
      ConsentPage page = ConsentPage.open(hanako, client.page());
      ConsentPage other = ConsentPage.open(anybody(), client.page());

      for (HttpResponse<String> answer :
          List.of(
              page.press("approve", "https://evil.example", page.viewState()),
              page.press("approve", "null", page.viewState()),
              page.press("approve", server.base().toString().replaceFirst("/$", ""), ""),
              page.press(
                  "approve", server.base().toString().replaceFirst("/$", ""), other.viewState()))) {
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("code=");
      }
      assertThat(server.administrator().actionsOf(hanako)).doesNotContain("HAND_OVER_APPROVED");
    }
  }

  @Test
  void tellsTheClientThatThePersonDoesNotWantIt() {
    Person hanako = anybody();
    try (DesktopClient client = DesktopClient.of(server)) {
      HttpResponse<String> answer = ConsentPage.open(hanako, client.page()).press("decline");

      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .startsWith(client.redirect() + "?error=access_denied&state=")
          .doesNotContain("code=");
      assertThat(server.administrator().actionsOf(hanako)).contains("HAND_OVER_DECLINED");
    }
  }

  @Test
  void asksAStrangerToSignInFirstAndAOneTimePasswordToBeChanged() {
    Person newcomer = server.administrator().createNewcomer("Newcomer", "PARTICIPANT");
    try (DesktopClient client = DesktopClient.of(server)) {
      String stranger =
          ConsentPage.open(server, client.page(), "none=1")
              .answer()
              .headers()
              .firstValue("Location")
              .orElseThrow();
      String first =
          ConsentPage.open(newcomer, client.page())
              .answer()
              .headers()
              .firstValue("Location")
              .orElseThrow();

      assertThat(stranger).contains("sign-in.xhtml?then=%2Fconsole%2Faccounts%2Fhand-over.xhtml");
      assertThat(first)
          .contains("password-change.xhtml?then=%2Fconsole%2Faccounts%2Fhand-over.xhtml");
    }
  }

  @Test
  void holdsTheDeviceOfTheClientToTheRule() {
    Person hanako = person();
    KnownDevice notebook = KnownDevice.withKey();
    try (DesktopClient client = DesktopClient.of(server)) {
      String cookie = BrowserCookie.of(server, hanako.name(), hanako.password());
      String code = ConsentPage.open(server, client.page(), cookie).code();
      chief
          .put(
              "devices/rules/" + hanako.id(),
              Json.createObjectBuilder().add("own", "KEY_REQUIRED").build())
          .expect(200);

      assertThat(client.exchange(code).problem()).isEqualTo("device-unknown");
      JsonObject device = client.enrol(code, notebook.enrolment(hanako, "Notebook")).expect(201);
      chief.post("devices/" + device.getString("id") + "/approve").expect(200);
      String second = ConsentPage.open(server, client.page(), cookie).code();
      JsonObject begun = client.exchange(second, notebook.claim(hanako)).expect(200);
      chief.post("devices/" + device.getString("id") + "/revoke").expect(200);

      assertThat(chief.with(begun.getString("token")).get("session").status()).isEqualTo(401);
      worthNothing(client.exchange(code));
    }
  }

  @Test
  @Tag("S-1")
  void keepsCodesOutOfEveryLog() {
    try (DesktopClient client = DesktopClient.of(server)) {
      String code = ConsentPage.open(anybody(), client.page()).code();
      String token = client.exchange(code).expect(200).getString("token");

      LogText.of(server).assertHasNone(code, token);
    }
  }
}
