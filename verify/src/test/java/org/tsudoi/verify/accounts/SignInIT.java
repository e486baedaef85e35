package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

  @Test
  void handsOtherClientsATokenAndNoCookie() {
    Person hanako = person("Hanako");

    HttpResponse<String> answer = api.signIn(hanako.name(), hanako.password(), "bearer");

    assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
    assertThat(JsonText.object(answer.body())).containsKey("token").doesNotContainKey("csrfToken");
  }

  @Test
  @Tag("O-8")
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
