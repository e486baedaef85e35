package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.SamlIdentityProvider;
import org.tsudoi.verify.server.SamlIdentityProvider.Question;
import org.tsudoi.verify.server.TsudoiServer;

/** People come in by SAML; on a server of its own that has such a provider. */
@RunsBesideOthers
@Tag("spec-6.3.1")
class SamlE2E {

  private static final String SUBJECT = "G-248289761001";
  private static final String FAILED = "/console/accounts/sign-in.xhtml?sso=sso-failed";

  private static SamlIdentityProvider provider;
  private static TsudoiServer server;
  private static Person hanako;

  @BeforeAll
  static void start() throws IOException {
    provider = SamlIdentityProvider.of(SUBJECT);
    server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_SAML_ISSUER",
                provider.issuer(),
                "TSUDOI_SAML_ENTITY",
                SamlIdentityProvider.ENTITY,
                "TSUDOI_SSO_NAME",
                "Aoba"));
    Files.writeString(server.data().resolve("keys/saml.metadata.xml"), provider.metadata());
    hanako = server.administrator().createNewcomer("山田 花子", "PARTICIPANT");
    link(server.administrator().signIn(), hanako, SUBJECT);
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  @Test
  void aPersonComesInWithTheFormOfAnotherSiteAndNoRelayStateLeadsAway() {
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("ja-JP", 1440, 900), "ja")
              .go("accounts/profile.xhtml");
      console.field("provider").click();
      console.page().waitForURL("**/accounts/profile.xhtml");

      assertThat(console.page().content()).contains("山田 花子");
      assertThat(console.troubles()).isEmpty();
      assertThat(server.administrator().actionsOf(hanako)).contains("SIGNED_IN");
    }
  }

  @Test
  void anAdministratorLinksAPersonAndIsToldWhatTheProviderCallsIt() {
    Person taro = server.administrator().createNewcomer("鈴木 太郎", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage chief =
          ConsolePage.open(server, chromium.person("ja-JP", 1440, 900), "ja")
              .go("accounts/account-edit.xhtml?id=" + taro.id());
      chief.signIn(server.administrator().name(), server.administrator().password());
      chief.field("edit:subject").waitFor();
      assertThat(chief.field("edit:identity").textContent()).contains("Aoba").contains("NameID");
      chief.keep("account-identity-saml");
      chief.field("edit:subject").fill("G-taro");
      chief.field("edit:link").click();
      chief.field("edit:unlink").waitFor();
      assertThat(chief.troubles()).isEmpty();
    }
  }

  @Test
  @Tag("Z-13")
  void whoSignedInAtTheProviderLongAgoIsAskedThereAnewBeforeMakingAdministrators() {
    Person boss = server.administrator().createNewcomer("Mika Abe", "SYSTEM_ADMINISTRATOR");
    Person jiro = server.administrator().createUser("Jiro Mori", "PARTICIPANT");
    ApiClient chief = server.administrator().signIn();
    link(chief, hanako, "G-elsewhere");
    link(chief, boss, SUBJECT);
    String place = "accounts/account-edit.xhtml?id=" + jiro.id();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en");
      console.go(place).field("provider").click();
      console.field("edit:disable").waitFor();
      makeAdministrator(console);

      Locator again = console.find("dialog.tsudoi-proof[open] [data-proof-provider]");
      again.waitFor();
      console.keep("proof-provider-saml");
      assertThat(console.fitsPhone()).isTrue();
      again.click();
      // The page that is left has the same address.
      again.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      console.field("edit:disable").waitFor();
      makeAdministrator(console);
      console.find(".ui-growl-title").waitFor();
      assertThat(chief.get("users/" + jiro.id()).expect(200).getJsonArray("roles").toString())
          .contains("USER_ADMINISTRATOR");
      assertThat(console.troubles()).isEmpty();
    } finally {
      chief.delete("users/" + boss.id() + "/identity").expect(204);
      link(chief, hanako, SUBJECT);
    }
  }

  private static void link(ApiClient chief, Person person, String subject) {
    chief
        .put(
            "users/" + person.id() + "/identity",
            Json.createObjectBuilder().add("subject", subject).build())
        .expect(200);
  }

  private static void makeAdministrator(ConsolePage console) {
    console.tick("User administrator").field("edit:save").click();
  }

  /** What a browser keeps, and what it is sent away with. */
  private record Begun(String cookie, Question question) {}

  private static Begun begin() {
    return begin("");
  }

  private static Begun begin(String query) {
    return begin(query, "none=1");
  }

  private static Begun begin(String query, String session) {
    HttpResponse<String> sent =
        send(
            HttpRequest.newBuilder(server.at("console/sso/saml/begin" + query))
                .header("Cookie", session));
    String cookie =
        sent.headers().allValues("Set-Cookie").stream()
            .filter(line -> line.startsWith("__Host-tsudoi-saml="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("Path=/", "Secure", "HttpOnly", "SameSite=None");
    String address = sent.headers().firstValue("Location").orElseThrow();
    assertThat(address).startsWith(provider.issuer() + "?SAMLRequest=");
    return new Begun(cookie.replaceFirst(";.*", ""), Question.of(address));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return server.http().send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> post(String path, String cookie, String form) {
    return send(
        HttpRequest.newBuilder(server.at(path))
            .header("Cookie", cookie)
            .header("Origin", "http://127.0.0.1:9")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static HttpResponse<String> comeBack(String cookie, String... answers) {
    StringBuilder form = new StringBuilder("RelayState=https%3A%2F%2Fevil.example%2F");
    for (String answer : answers) {
      form.append("&SAMLResponse=").append(URLEncoder.encode(answer, StandardCharsets.UTF_8));
    }
    return post("console/sso/saml/return", cookie, form.toString());
  }

  private static void isRefused(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains(FAILED);
    assertThat(answer.headers().allValues("Set-Cookie").toString())
        .doesNotContain("__Host-tsudoi=");
  }

  @Test
  void takesAnAnswerOnceAndFromTheBrowserThatAskedOnly() {
    Begun begun = begin();
    Begun other = begin();
    String answer = provider.answer(begun.question());

    isRefused(comeBack("none=1", answer));
    isRefused(comeBack(other.cookie(), answer));
    isRefused(comeBack(begun.cookie() + "; " + begun.cookie(), answer));
    isRefused(comeBack("__Host-tsudoi-saml=" + begun.question().id() + "...", answer));
    isRefused(comeBack(begun.cookie(), answer, answer));
    isRefused(comeBack(begun.cookie()));
    isRefused(comeBack(begun.cookie(), answer.substring(4)));

    HttpResponse<String> entered = comeBack(begun.cookie(), answer);
    assertThat(entered.headers().firstValue("Location").orElseThrow())
        .endsWith("/console/dashboard.xhtml");
    assertThat(entered.headers().allValues("Set-Cookie").toString())
        .contains("__Host-tsudoi=", "SameSite=Lax");

    isRefused(comeBack(begun.cookie(), answer));
    isWrittenDown();
  }

  @Test
  void leadsBackToTheMeetingThatWasWanted() {
    Begun begun = begin("?then=%2Froom%2F%23%2F481-206-775");
    String answer = provider.answer(begun.question());

    assertThat(comeBack(begun.cookie(), answer).headers().firstValue("Location").orElseThrow())
        .endsWith("/room/#/481-206-775");
    assertThat(comeBack(begun.cookie(), answer).headers().firstValue("Location").orElseThrow())
        .endsWith("/room/?sso=sso-failed#/481-206-775");
    assertThat(server.anonymous().get("session/providers").expect(200).toString())
        .contains("Aoba", "console/sso/saml/begin");
  }

  /** The browser does not send its session along with the form of another site. */
  @Test
  void endsTheSessionThatTheBrowserHadBefore() {
    Person before = server.administrator().createUser("Emma Brown", "PARTICIPANT");
    String session = cookieOf(before);
    String kept = cookieOf(before);
    Begun begun = begin("", session);

    assertThat(statusOf(session)).isEqualTo(200);
    comeBack(begun.cookie(), provider.answer(begun.question()));

    assertThat(statusOf(session)).isEqualTo(401);
    assertThat(statusOf(kept)).as("another browser of the same person").isEqualTo(200);
  }

  private static String cookieOf(Person person) {
    String body =
        Json.createObjectBuilder()
            .add("loginName", person.name())
            .add("password", person.password())
            .add("delivery", "cookie")
            .build()
            .toString();
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(server.at("api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(line -> line.startsWith("__Host-tsudoi="))
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replaceFirst(";.*", "");
  }

  private static int statusOf(String session) {
    return send(HttpRequest.newBuilder(server.at("api/v1/session")).header("Cookie", session))
        .statusCode();
  }

  private static void isWrittenDown() {
    List<JsonObject> rows =
        server
            .administrator()
            .signIn()
            .get("audit?max=500")
            .expect(200)
            .getJsonArray("rows")
            .stream()
            .map(JsonValue::asJsonObject)
            .toList();
    assertThat(rows)
        .filteredOn(row -> row.getString("action").equals("SIGNED_IN"))
        .anySatisfy(row -> assertThat(row.toString()).contains(hanako.id(), "provider"));
  }

  @Test
  void keepsEverythingElseFromOtherSitesAndTellsWhatItIs() {
    assertThat(post("console/sso/saml/begin", "none=1", "a=b").statusCode()).isEqualTo(403);
    assertThat(post("console/sso/saml/return/", "none=1", "a=b").statusCode()).isEqualTo(403);
    assertThat(comeBack("none=1", "A".repeat(1 << 20)).statusCode()).isEqualTo(413);
    assertThat(send(HttpRequest.newBuilder(server.at("console/sso/saml/return"))).statusCode())
        .isEqualTo(405);
    HttpResponse<String> metadata =
        send(HttpRequest.newBuilder(server.at("console/sso/saml/metadata")));
    assertThat(metadata.statusCode()).isEqualTo(200);
    assertThat(metadata.body())
        .contains(SamlIdentityProvider.ENTITY, server.at("console/sso/saml/return").toString());
    assertThat(send(HttpRequest.newBuilder(server.at("console/sso/begin"))).statusCode())
        .isEqualTo(404);
  }
}
