package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * What people see before a session ends. Hours end for real; what would take half an hour or twelve
 * is told to the page by an answer in place of the server's ({@link ShortLivesE2E} waits for it on
 * a server with short lifetimes).
 */
@RunsBesideOthers
@OnTsudoi
@Tag("spec-6.3.1")
class SessionEndE2E {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final TsudoiServer server;
  private final ApiClient chief;

  SessionEndE2E(TsudoiServer server) {
    this.server = server;
    chief = server.administrator().signIn();
  }

  private Person inTokyo(String name, String language, String role) {
    Person person = server.administrator().createUser(name, role);
    chief
        .patch(
            "users/" + person.id(),
            Json.createObjectBuilder()
                .add("language", language)
                .add("timeZone", TOKYO.getId())
                .build())
        .expect(200);
    return person;
  }

  /** Answers the looks of a page as if the session ended so. */
  private static void pretend(Page page, String cause, Instant end) {
    page.unroute("**/api/v1/session");
    page.route("**/api/v1/session", route -> answer(route, cause, end));
    look(page);
  }

  private static void answer(Route route, String cause, Instant end) {
    if (!"true".equals(route.request().headerValue("tsudoi-unattended"))) {
      route.resume();
    } else if (cause.isEmpty()) {
      route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}"));
    } else {
      Instant now = Instant.now();
      String body =
          Json.createObjectBuilder()
              .add("account", Json.createObjectBuilder().add("timeZone", TOKYO.getId()))
              .add(
                  "firstEnd",
                  Json.createObjectBuilder()
                      .add("now", now.toString())
                      .add("at", end.toString())
                      .add("cause", cause)
                      .add("warnFrom", now.toString()))
              .build()
              .toString();
      route.fulfill(
          new Route.FulfillOptions()
              .setStatus(200)
              .setContentType("application/json")
              .setBody(body));
    }
  }

  /** As if the page had been out of sight. */
  private static void look(Page page) {
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  private static Locator dialog(ConsolePage console, String cause) {
    return console.find("dialog[data-cause=" + cause + "]");
  }

  private static String clockInTokyo(Instant end) {
    return MINUTE.withZone(TOKYO).format(end);
  }

  @InEachLanguage({"en | Hanako Sato", "ja | 佐藤 花子"})
  void theConsoleSaysWhenAndWhyAndWhatCanBeDone(String language, String name) {
    Person hanako = inTokyo(name, language, "AUDITOR");
    Instant end = Instant.now().plus(Duration.ofMinutes(4));
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
      console.signIn(hanako.name(), hanako.password()).find("#app").waitFor();
      console.go("accounts/profile.xhtml");
      Page page = console.page();

      pretend(page, "IDLE", end);
      dialog(console, "idle").waitFor();
      console.keep("session-idle");
      assertThat(dialog(console, "idle").locator("h2").textContent()).contains(clockInTokyo(end));
      assertThat(dialog(console, "idle").getAttribute("role")).isEqualTo("alertdialog");
      assertThat(page.evaluate("document.activeElement.hasAttribute('data-stay')")).isEqualTo(true);
      page.keyboard().press("Enter");
      dialog(console, "idle").waitFor(HIDDEN);

      pretend(page, "LIFETIME", end);
      dialog(console, "lifetime").waitFor();
      console.keep("session-lifetime");
      assertThat(console.fitsPhone()).isTrue();
      page.keyboard().press("Escape");
      dialog(console, "lifetime").waitFor(HIDDEN);
      pretend(page, "HOURS", end);
      dialog(console, "hours").waitFor();
      console.keep("session-hours");
      pretend(page, "LIFETIME", end);
      dialog(console, "hours").waitFor(HIDDEN);
      assertThat(dialog(console, "lifetime").isVisible()).isFalse();

      pretend(page, "", end);
      dialog(console, "over").waitFor();
      console.keep("session-over");
      dialog(console, "over").locator("a").click();
      console.signIn(hanako.name(), hanako.password());
      page.waitForURL("**/accounts/profile.xhtml");
      assertThat(console.troubles()).isEmpty();
    }
  }

  /** Puts a person into a group whose hours end within four minutes; says when. */
  private Instant endHours(Person person) {
    Instant end =
        Instant.ofEpochSecond(Instant.now().plus(Duration.ofMinutes(4)).getEpochSecond() / 60 * 60);
    LocalTime until = LocalTime.ofInstant(end, ZoneOffset.UTC);
    JsonArrayBuilder days = Json.createArrayBuilder();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.add(day.name());
    }
    String group =
        chief
            .post(
                "groups",
                Json.createObjectBuilder()
                    .add("name", "Hours " + UUID.randomUUID())
                    .add("description", "")
                    .build())
            .expect(201)
            .getString("id");
    chief
        .put("groups/" + group + "/members/" + person.id(), JsonValue.EMPTY_JSON_OBJECT)
        .expect(204);
    chief
        .put(
            "groups/" + group + "/policy",
            Json.createObjectBuilder()
                .add("base", 0)
                .add(
                    "hours",
                    Json.createObjectBuilder()
                        .add("zone", "UTC")
                        .add(
                            "intervals",
                            Json.createArrayBuilder()
                                .add(
                                    Json.createObjectBuilder()
                                        .add("days", days)
                                        .add("from", MINUTE.format(until.minusHours(1)))
                                        .add("until", MINUTE.format(until)))))
                .build())
        .expect(200);
    return end;
  }

  @InEachLanguage({"en | en-US | Taro Abe | Design review", "ja | ja-JP | 阿部 太郎 | 設計レビュー"})
  void theMeetingPageSaysThatTheHoursOfItsPersonEnd(
      String language, String locale, String name, String title) {
    Person taro = inTokyo(name, language, "MEETING_CREATOR");
    Meeting meeting = Meeting.create(taro.signIn(), title, "");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = chromium.person(locale, 1440, 900);
      RoomPage room = RoomPage.signIn(browser, server.port(), taro, meeting);
      room.press("meeting.door.submit");
      room.waitUntilPresent();
      Locator strip = room.page().locator(".session-end");
      assertThat(strip.isVisible()).isFalse();

      Instant end = endHours(taro);
      look(room.page());
      strip.waitFor();
      assertThat(room.keepOnDeskAndPhone("session-hours-meeting")).isTrue();
      assertThat(strip.textContent()).contains(clockInTokyo(end));

      room.press("meeting.toolbar.leave");
      room.press("meeting.over.home");
      Locator dialog = room.page().locator("dialog[role=alertdialog]");
      dialog.waitFor();
      assertThat(room.keepOnDeskAndPhone("session-hours-home")).isTrue();
      assertThat(dialog.textContent()).contains(clockInTokyo(end));
      room.press("account.ending.later");
      dialog.waitFor(HIDDEN);
      look(room.page());

      pretend(room.page(), "IDLE", end);
      dialog.waitFor();
      assertThat(room.keepOnDeskAndPhone("session-idle-home")).isTrue();
      room.press("account.ending.stay");
      dialog.waitFor(HIDDEN);
      pretend(room.page(), "LIFETIME", end);
      dialog.waitFor();
      assertThat(room.keepOnDeskAndPhone("session-lifetime-home")).isTrue();
      pretend(room.page(), "", end);
      room.field("account.signIn.loginName").waitFor();
      assertThat(dialog.count()).isZero();
      assertThat(room.troubles().found()).isEmpty();
    }
  }
}
