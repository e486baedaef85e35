package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.JsonText;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

@OnTsudoi
@Tag("spec-6.3.1")
class SignInIT {

  private static final String CHANGE = "{\"current\":\"wrong\",\"next\":\"Correct-Horse-7\"}";

  private final TsudoiServer server;
  private final RawApi api;

  SignInIT(TsudoiServer server) {
    this.server = server;
    this.api = new RawApi(server);
  }

  @Test
  @Tag("A-9")
  void handsTheBrowserOneCookieThatNoScriptAndNoOtherSiteCanUse() {
    Person hanako = person("Hanako");

    HttpResponse<String> answer = api.signIn(hanako.name(), hanako.password(), "cookie");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .matches("__Host-tsudoi=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(JsonText.object(answer.body()))
        .containsKeys("csrfToken", "idleEnd", "absoluteEnd", "checkpoint")
        .doesNotContainKey("token");
  }

  /** Given later, parts of a page that are asked for side by side would each get another one. */
  @Test
  void givesThePagesOfTheConsoleTheirCookieWithTheFirstAnswerAndNeverAgain() {
    ConsentPage profile = ConsentPage.open(person("Hanako"), "accounts/profile.xhtml");

    assertThat(profile.answer().headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("__Host-tsudoi-faces=");
    HttpResponse<String> again = profile.again();
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().map()).doesNotContainKey("Set-Cookie");
  }

  @Test
  @Tag("A-10")
  void leavesNothingOpenInOtherTabsAndBehindTheBackButtonAfterSigningOut() {
    Person hanako = person("Hanako");
    HttpResponse<String> begun = api.signIn(hanako.name(), hanako.password(), "cookie");
    String cookie = RawApi.cookieOf(begun);
    ConsentPage tab = ConsentPage.open(server, "accounts/profile.xhtml", cookie);
    assertThat(tab.answer().statusCode()).isEqualTo(200);
    // What a browser does not keep it asks for anew when somebody goes back.
    assertThat(tab.answer().headers().firstValue("Cache-Control").orElse("")).contains("no-store");

    api.send("DELETE", "session", "", "Cookie", cookie, "X-CSRF-Token", RawApi.csrfOf(begun));

    for (HttpResponse<String> late : List.of(tab.again(), tab.press("zone", "save", Map.of()))) {
      assertThat(late.headers().firstValue("Location").orElse("") + late.body())
          .contains("sign-in");
      assertThat(late.body()).doesNotContain(hanako.name());
    }
  }

  @Test
  @Tag("A-12")
  void refusesAFormThatIsSentByHand() {
    ConsentPage door = ConsentPage.open(server, "accounts/sign-in.xhtml", "lang=en");

    assertThat(door.pressByHand("signIn", "submit").statusCode()).isEqualTo(400);
  }

  @Test
  void handsOtherClientsATokenAndNoCookie() {
    Person hanako = person("Hanako");

    HttpResponse<String> answer = api.signIn(hanako.name(), hanako.password(), "bearer");

    assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
    assertThat(JsonText.object(answer.body())).containsKey("token").doesNotContainKey("csrfToken");
  }

  @Test
  @Tag("O-8")
  @Tag("A-18")
  void takesATokenOnlyTheWayItWasHandedOut() {
    Person hanako = person("Hanako");
    String cookie = RawApi.cookieOf(api.signIn(hanako.name(), hanako.password(), "cookie"));
    String bearer = hanako.signIn().token();

    assertThat(statusOf("Cookie", cookie)).isEqualTo(200);
    assertThat(statusOf("Authorization", "Bearer " + bearer)).isEqualTo(200);
    assertThat(statusOf("Authorization", "Bearer " + cookie.substring("__Host-tsudoi=".length())))
        .isEqualTo(401);
    assertThat(statusOf("Cookie", "__Host-tsudoi=" + bearer)).isEqualTo(401);
    assertThat(statusOf("Cookie", cookie, "Authorization", "Bearer wrong")).isEqualTo(401);
    assertThat(statusOf("Cookie", "__Host-tsudoi=" + "x".repeat(43))).isEqualTo(401);
  }

  private int statusOf(String... headers) {
    return api.send("GET", "session", "", headers).statusCode();
  }

  @Test
  @Tag("A-1")
  @Tag("A-2")
  void tellsNobodyWhatWasWrong() {
    Person hanako = person("Hanako");
    Person taro = person("Taro");
    server.administrator().signIn().post("users/" + taro.id() + "/disable").expect(204);

    HttpResponse<String> wrong = api.signIn(hanako.name(), "wrong", "bearer");
    HttpResponse<String> unknown = api.signIn("nobody-" + hanako.name(), "wrong", "bearer");
    HttpResponse<String> disabled = api.signIn(taro.name(), taro.password(), "bearer");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(RawApi.codeOf(wrong)).isEqualTo("sign-in-failed");
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(disabled.body()).isEqualTo(wrong.body());
    assertThat(wrong.headers().map()).doesNotContainKey("Set-Cookie");
  }

  @Test
  @Tag("A-3")
  void closesANameAfterTenWrongPasswordsEvenForTheRightOne() {
    Person hanako = person("Hanako");
    for (int i = 0; i < 10; i++) {
      assertThat(api.signIn(hanako.name(), "wrong", "bearer").statusCode()).isEqualTo(401);
    }

    assertThat(api.signIn(hanako.name(), hanako.password(), "bearer").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:PORT"})
  @Tag("A-12")
  void refusesAChangeThatAnotherSiteMayHaveSent(String origin) {
    Person hanako = person("Hanako");
    HttpResponse<String> begun = api.signIn(hanako.name(), hanako.password(), "cookie");
    String foreign = origin.replace("PORT", Integer.toString(server.port()));

    HttpResponse<String> answer =
        api.send(
            "DELETE",
            "session",
            "",
            "Cookie",
            RawApi.cookieOf(begun),
            "X-CSRF-Token",
            RawApi.csrfOf(begun),
            "Origin",
            foreign);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(RawApi.codeOf(answer)).isEqualTo("foreign-origin");
    assertThat(statusOf("Cookie", RawApi.cookieOf(begun))).isEqualTo(200);
  }

  @Test
  @Tag("A-12")
  void refusesAChangeByCookieThatDoesNotRepeatTheToken() {
    Person hanako = person("Hanako");
    HttpResponse<String> begun = api.signIn(hanako.name(), hanako.password(), "cookie");
    HttpResponse<String> other = api.signIn(hanako.name(), hanako.password(), "cookie");
    String cookie = RawApi.cookieOf(begun);

    HttpResponse<String> without = api.send("POST", "session/password", CHANGE, "Cookie", cookie);
    HttpResponse<String> foreign =
        api.send(
            "POST",
            "session/password",
            CHANGE,
            "Cookie",
            cookie,
            "X-CSRF-Token",
            RawApi.csrfOf(other));
    HttpResponse<String> own =
        api.send(
            "POST",
            "session/password",
            CHANGE,
            "Cookie",
            cookie,
            "X-CSRF-Token",
            RawApi.csrfOf(begun),
            "Origin",
            "https://127.0.0.1:" + server.port());

    assertThat(RawApi.codeOf(without)).isEqualTo("csrf-token-wrong");
    assertThat(RawApi.codeOf(foreign)).isEqualTo("csrf-token-wrong");
    assertThat(RawApi.codeOf(own)).isEqualTo("sign-in-failed");
  }

  @Test
  @Tag("A-8")
  @Tag("A-10")
  void endsTheSessionAtSignOutAndTheOneBeforeAtSignIn() {
    Person hanako = person("Hanako");
    HttpResponse<String> first = api.signIn(hanako.name(), hanako.password(), "cookie");
    String body =
        "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"cookie\"}"
            .formatted(hanako.name(), hanako.password());

    HttpResponse<String> second =
        api.send("POST", "session", body, "Cookie", RawApi.cookieOf(first));
    assertThat(RawApi.cookieOf(second)).isNotEqualTo(RawApi.cookieOf(first));
    assertThat(statusOf("Cookie", RawApi.cookieOf(first))).isEqualTo(401);

    HttpResponse<String> out =
        api.send(
            "DELETE",
            "session",
            "",
            "Cookie",
            RawApi.cookieOf(second),
            "X-CSRF-Token",
            RawApi.csrfOf(second));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(RawApi.cookieLine(out).orElseThrow()).contains("Max-Age=0");
    assertThat(statusOf("Cookie", RawApi.cookieOf(second))).isEqualTo(401);
  }

  @Test
  @Tag("A-11")
  void endsEverySessionOfWhoeverIsDisabled() {
    Person hanako = person("Hanako");
    ApiClient one = hanako.signIn();
    ApiClient two = hanako.signIn();

    server.administrator().signIn().post("users/" + hanako.id() + "/disable").expect(204);

    assertThat(one.get("session").status()).isEqualTo(401);
    assertThat(two.get("session").status()).isEqualTo(401);
  }

  @Test
  @Tag("spec-6.1.2")
  @Tag("A-16")
  void letsNobodyDoAnythingBeforeTheOneTimePasswordIsChanged() {
    Person hanako = person("Hanako");
    String oneTime =
        server
            .administrator()
            .signIn()
            .post("users/" + hanako.id() + "/password-reset")
            .expect(200)
            .getString("oneTimePassword");

    ApiClient session = server.anonymous().signIn(hanako.name(), oneTime);

    assertThat(session.get("session").expect(200).getBoolean("passwordChangeRequired")).isTrue();
    assertThat(session.get("users").problem()).isEqualTo("password-change-required");
    assertThat(session.delete("session").status()).isEqualTo(204);
  }

  @Test
  void servesTheDescriptionOfTheApiToTheSignedInOnly() {
    assertThat(server.anonymous().get("openapi.json").problem()).isEqualTo("not-signed-in");
    assertThat(person("Hanako").signIn().get("openapi.json").expect(200)).containsKey("openapi");
  }

  @Test
  @Tag("S-1")
  void keepsPasswordsAndTokensOutOfEveryLog() {
    Person hanako = person("Hanako");
    HttpResponse<String> begun = api.signIn(hanako.name(), hanako.password(), "cookie");
    String bearer = hanako.signIn().token();
    api.signIn(hanako.name(), hanako.password() + "-wrong", "bearer");

    LogText.of(server)
        .assertHasNone(
            hanako.password(), bearer, RawApi.cookieOf(begun).substring(14), RawApi.csrfOf(begun));
  }

  private Person person(String name) {
    return server.administrator().createUser(name, "PARTICIPANT");
  }
}
