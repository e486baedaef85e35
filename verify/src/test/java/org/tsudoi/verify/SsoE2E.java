package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OpenIdProvider;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** People come in by an identity provider; on a server of its own that has one. */
@RunsBesideOthers
@Tag("spec-6.3.1")
class SsoE2E {

  private static final String SUBJECT = "248289761001";

  private static final Map<String, String> OUTSIDE_HOURS =
      Map.of(
          "en", "You may not be signed in at this time. Ask an administrator",
          "ja", "現在は利用できる時間帯ではありません。");

  private static OpenIdProvider provider;
  private static TsudoiServer server;

  @BeforeAll
  static void start() throws IOException {
    provider = OpenIdProvider.of(SUBJECT);
    server =
        TsudoiServer.start(
            Map.of(
                "TSUDOI_SSO_ISSUER",
                provider.issuer(),
                "TSUDOI_SSO_CLIENT",
                "tsudoi",
                "TSUDOI_SSO_NAME",
                "Aoba"));
    Files.writeString(server.data().resolve("keys/sso.secret"), "secret");
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  @Test
  void aPersonComesInOnceAnAdministratorHasPreparedIt() {
    Person hanako = server.administrator().createNewcomer("山田 花子", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      for (String language : List.of("en", "ja")) {
        BrowserContext browser = chromium.person("fr-FR", 1440, 900);
        ConsolePage console = ConsolePage.open(server, browser, language).speak(language);
        console.field("provider").waitFor();
        console.keep("sign-in-provider");
        assertThat(console.fitsPhone()).isTrue();
        console.field("provider").click();
        console.find(".tsudoi-banner-refused").waitFor();
        console.keep("sign-in-provider-unknown");
        assertThat(console.find("html").getAttribute("lang")).isEqualTo(language);
      }
      ConsolePage chief = chief(chromium, hanako, "en");
      chief.field("edit:subject").fill(SUBJECT);
      chief.field("edit:link").click();
      chief.field("edit:unlink").waitFor();
      chief.keep("account-identity");
      chief(chromium, hanako, "ja").keep("account-identity");

      ConsolePage console =
          ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en")
              .go("accounts/profile.xhtml");
      console.field("provider").click();
      console.page().waitForURL("**/accounts/profile.xhtml");
      assertThat(console.page().content()).contains("山田 花子");
      assertThat(server.administrator().actionsOf(hanako)).contains("SIGNED_IN");

      chief.field("edit:unlink").click();
      chief.field("identityForm:confirm").click();
      chief.field("edit:subject").waitFor();
      assertThat(chief.troubles()).isEmpty();
      console.go("accounts/profile.xhtml").field("provider").waitFor();
      assertThat(console.troubles()).isEmpty();
    }
  }

  @Test
  @Tag("Z-13")
  void whoSignedInAtTheProviderLongAgoIsAskedThereAnewBeforeMakingAdministrators() {
    Person boss = server.administrator().createNewcomer("Mika Abe", "SYSTEM_ADMINISTRATOR");
    Person jiro = server.administrator().createUser("Jiro Mori", "PARTICIPANT");
    ApiClient chief = server.administrator().signIn();
    String identity = "users/" + boss.id() + "/identity";
    chief.put(identity, Json.createObjectBuilder().add("subject", SUBJECT).build()).expect(200);
    String place = "accounts/account-edit.xhtml?id=" + jiro.id();
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console = ConsolePage.open(server, chromium.person("en-US", 1440, 900), "en");
      console.go(place).field("provider").click();
      console.field("edit:disable").waitFor();
      makeAdministrator(console);

      Locator again = console.find("dialog.tsudoi-proof[open] [data-proof-provider]");
      again.waitFor();
      console.keep("proof-provider");
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
      chief.delete(identity);
    }
  }

  private static void makeAdministrator(ConsolePage console) {
    console.tick("User administrator").field("edit:save").click();
  }

  @Test
  void outsideTheHoursOfItsPersonItSaysSoInTheLanguageThatWasAsked() {
    Person taro = server.administrator().createUser("Taro Abe", "PARTICIPANT");
    ApiClient chief = server.administrator().signIn();
    String identity = "users/" + taro.id() + "/identity";
    chief.put(identity, Json.createObjectBuilder().add("subject", SUBJECT).build()).expect(200);
    closeFor(chief, taro);
    try (Chromium chromium = Chromium.headless()) {
      for (Map.Entry<String, String> text : OUTSIDE_HOURS.entrySet()) {
        ConsolePage console =
            ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), text.getKey())
                .speak(text.getKey());
        console.field("provider").click();
        console.find(".tsudoi-banner-refused").waitFor();
        console.keep("sign-in-provider-hours");
        assertThat(console.find(".tsudoi-banner-refused").textContent()).contains(text.getValue());
        assertThat(console.find("html").getAttribute("lang")).isEqualTo(text.getKey());
        assertThat(console.page().context().cookies())
            .as("nobody is signed in")
            .noneMatch(cookie -> cookie.name.equals("__Host-tsudoi"));
      }
      assertThat(chief.get("audit?max=50").expect(200).getJsonArray("rows"))
          .extracting(Object::toString)
          .anyMatch(row -> row.contains("outside-hours") && row.contains(taro.id()));
    } finally {
      chief.delete(identity);
    }
  }

  /** Puts somebody into a group whose hours begin in an hour. */
  private static void closeFor(ApiClient chief, Person person) {
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    JsonArrayBuilder days = Json.createArrayBuilder();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.add(day.name());
    }
    JsonObject hours =
        Json.createObjectBuilder()
            .add("zone", "UTC")
            .add(
                "intervals",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("days", days)
                            .add("from", now.plusHours(1).toString())
                            .add("until", now.plusHours(2).toString())))
            .build();
    String group =
        chief
            .post(
                "groups",
                Json.createObjectBuilder().add("name", "Later").add("description", "").build())
            .expect(201)
            .getString("id");
    chief
        .put("groups/" + group + "/members/" + person.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);
    chief
        .put(
            "groups/" + group + "/policy",
            Json.createObjectBuilder().add("base", 0).add("hours", hours).build())
        .expect(200);
  }

  private static ConsolePage chief(Chromium chromium, Person person, String language) {
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
    console.signIn(server.administrator().name(), server.administrator().password());
    console.find("#dashboard").waitFor();
    console.go("accounts/account-edit.xhtml?id=" + person.id()).field("edit:identity").waitFor();
    return console;
  }

  private static HttpResponse<String> get(String path, String cookie) {
    try {
      return server
          .http()
          .send(
              HttpRequest.newBuilder(server.at(path)).header("Cookie", cookie).build(),
              BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesNoAnswerThatThisBrowserDidNotAskFor() {
    HttpResponse<String> begun = get("console/sso/begin", "none=1");
    String cookie =
        begun.headers().allValues("Set-Cookie").stream()
            .filter(line -> line.startsWith("__Host-tsudoi-sso="))
            .findFirst()
            .orElseThrow();
    String value = cookie.replaceFirst(";.*", "");
    String state = value.replaceFirst("^[^=]*=", "").replaceFirst("\\..*", "");

    assertThat(cookie).contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
    assertThat(begun.headers().firstValue("Location").orElseThrow())
        .startsWith(provider.issuer() + "/auth?")
        .contains("state=" + state, "code_challenge_method=S256");
    for (HttpResponse<String> answer :
        List.of(
            get("console/sso/return?code=x&state=" + state, "none=1"),
            get("console/sso/return?code=x&state=" + "A".repeat(43), value),
            get("console/sso/return?code=x&state=" + state + "&state=" + state, value),
            get("console/sso/return?code=x&state=" + state, value + "; " + value),
            get("console/sso/return?error=access_denied&state=" + state, value),
            get("console/sso/return?code=guessed&state=" + state, value))) {
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .endsWith("/console/accounts/sign-in.xhtml?sso=sso-failed");
      assertThat(answer.headers().allValues("Set-Cookie").toString())
          .doesNotContain("__Host-tsudoi=")
          .contains("__Host-tsudoi-sso=");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https%3A%2F%2Fevil.example",
        "%2F%2Fevil.example",
        "%2Froom%2F%2Fevil.example",
        "%2Froom%2F..%2F..%2Fevil.example",
        "%2Froom%2F%23%2F%2Fevil.example",
        "%2Froom%2F%40evil.example"
      })
  void leadsToNoOtherSiteAfterwards(String then) {
    HttpResponse<String> begun = get("console/sso/begin?then=" + then, "none=1");

    assertThat(begun.headers().firstValue("Location").orElseThrow())
        .startsWith(provider.issuer() + "/auth?")
        .doesNotContain("evil");
    assertThat(begun.headers().allValues("Set-Cookie"))
        .anyMatch(line -> line.matches("__Host-tsudoi-sso=\\S+\\.;.*"));
  }

  @Test
  void theMeetingPageSendsThereTooAndTakesPeopleBackToTheirMeeting() {
    Person hanako = server.administrator().createUser("山田 花子", "MEETING_CREATOR");
    Meeting meeting = Meeting.create(hanako.signIn(), "Weekly", "");
    ApiClient chief = server.administrator().signIn();
    try (Chromium chromium = Chromium.headless()) {
      for (String language : List.of("en-US", "ja-JP")) {
        RoomPage room = RoomPage.open(chromium.person(language, 1440, 900), server.port(), meeting);
        room.button("account.signIn.submit").waitFor();
        button(room).waitFor();
        assertThat(room.keepOnDeskAndPhone("sign-in-provider")).isTrue();
        button(room).click();
        room.waitFor("account.provider.unknown");
        assertThat(room.keepOnDeskAndPhone("sign-in-provider-unknown")).isTrue();
        assertThat(room.page().url()).endsWith("/room/#/" + meeting.number());
      }
      chief
          .put(
              "users/" + hanako.id() + "/identity",
              Json.createObjectBuilder().add("subject", SUBJECT).build())
          .expect(200);
      RoomPage room = RoomPage.open(chromium.person("en-US", 1440, 900), server.port(), meeting);
      button(room).click();
      room.button("meeting.door.submit").waitFor();

      assertThat(room.page().url()).endsWith("/room/#/" + meeting.number());
      assertThat(server.administrator().actionsOf(hanako)).contains("SIGNED_IN");
      chief.delete("users/" + hanako.id() + "/identity").expect(204);
    }
  }

  private static Locator button(RoomPage room) {
    return room.page().locator(".providers a");
  }
}
