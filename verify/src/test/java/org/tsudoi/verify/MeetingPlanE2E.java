package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** A meeting is planned, found, changed and called off in a real browser. */
@OnTsudoi
@Tag("spec-2")
class MeetingPlanE2E {

  private static final String ZONE = "Asia/Tokyo";
  private static final String CREATE = "meetings/meeting-create.xhtml";
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  private static final String OWN = "meetings/own-meetings.xhtml";

  private final TsudoiServer server;

  MeetingPlanE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage({"en | Design review", "ja | 設計レビュー"})
  void aMeetingIsPlannedFoundByWhoIsInvitedChangedAndCalledOff(String language, String title) {
    Person ken = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Person misaki = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    String address = "misaki-" + misaki.name() + "@aoba.example";
    server
        .administrator()
        .signIn()
        .patch("users/" + misaki.id(), Json.createObjectBuilder().add("email", address).build())
        .expect(200);
    LocalDateTime start =
        LocalDateTime.now(ZoneId.of(ZONE)).plusDays(1).truncatedTo(ChronoUnit.HOURS);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
      console.signIn(ken.name(), ken.password()).find("#app").waitFor();

      console.go(CREATE).field("create:title").fill(title);
      console.field("create:start").fill(start.plusHours(1).toString());
      console.field("create:end").fill(start.toString());
      console.field("create:zone").selectOption(ZONE);
      console.field("create:frequency").selectOption("WEEKLY");
      console.field("create:count").fill("1");
      console.field("create:description").fill("1. 配管\n2. Agenda");
      console.field("create:word").fill("nobody-at-all");
      console.field("create:invite").click();
      console.find("[id=\"create:people\"] .tsudoi-wrong").waitFor();
      console.field("create:word").fill(address.toUpperCase());
      console.field("create:invite").click();
      console.find("[id=\"create:people\"] li:has-text(\"Misaki Suzuki\")").waitFor();
      console.field("create:save").click();
      console.find("[id=\"create:body\"] .tsudoi-wrong").first().waitFor();
      console.keep("meeting-plan");
      assertThat(console.fitsPhone()).isTrue();
      console.field("create:start").fill(start.toString());
      console.field("create:end").fill(start.plusHours(1).toString());
      console.field("create:save").click();
      console.find("[id=\"create:body\"] .tsudoi-wrong:has-text(\"200\")").waitFor();
      console.find("[id=\"create:days\"] input").nth(2).click();
      console.field("create:count").fill("4");
      console.keep("meeting-plan-repeats");
      console.field("create:save").click();
      console.find(".tsudoi-banner-good").waitFor();
      console.keep("meeting-planned");
      String link = console.find(".tsudoi-secret code").nth(1).textContent();
      assertThat(link).startsWith(server.meetingPage().toString()).contains("#/");

      console.go(OWN).find("tr:has-text(\"" + title + "\")").waitFor();
      console.keep("own-meetings-planned");
      assertThat(console.fitsPhone()).isTrue();

      ConsolePage invited =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language + "-invited")
              .speak(language);
      invited.signIn(misaki.name(), misaki.password());
      invited.find("tr:has-text(\"" + title + "\")").waitFor();
      invited.keep("own-meetings-planned");
      invited.page().navigate(server.meetingPage().toString());
      invited.find(".planned .meeting-list li:has-text(\"" + title + "\") b").waitFor();
      invited.keep("room-home-planned");
      assertThat(invited.fitsPhone()).isTrue();

      console.find("tr:has-text(\"" + title + "\") a[href*=meeting-edit]").click();
      assertThat(console.field("edit:count").inputValue()).isEqualTo("4");
      console.field("edit:title").fill(title + " 2");
      console.field("edit:start").fill(start.plusDays(1).toString());
      console.field("edit:end").fill(start.plusDays(1).plusHours(2).toString());
      console.keep("meeting-edit");
      assertThat(console.fitsPhone()).isTrue();
      console.field("edit:save").click();
      console.find("h1:has-text(\"" + title + " 2\")").waitFor();

      singleTimesAreMovedAndCancelled(console, start.plusDays(1));
      console.go(OWN).find("tr:has-text(\"" + title + " 2\") .tsudoi-sub").nth(2).waitFor();
      console.keep("own-meetings-single-times");
      assertThat(console.fitsPhone()).isTrue();
      console.find("tr:has-text(\"" + title + " 2\") a[href*=meeting-edit]").click();

      laterTimesAreChangedAndCancelled(console, invited, title + " 2", title + " 3");
      console.go(OWN).find("tr:has-text(\"" + title + " 2\") a[href*=meeting-edit]").click();
      console.field("cancel").click();
      console.find("[id=\"cancelDialog\"]:has-text(\"" + title + " 2\")").waitFor();
      console.keep("meeting-cancel");
      console.field("cancelForm:confirm").click();
      console.find("[id=\"edit:body\"] .tsudoi-banner").first().waitFor();
      console.keep("meeting-cancelled");

      invited.go(OWN).find("tr:has-text(\"" + title + " 2\") .tsudoi-status-refused").waitFor();
      invited.keep("own-meetings-cancelled");
      ownMeetingsAreChangedFromTheMeetingPage(chromium, language, ken, title);
      assertThat(console.troubles()).isEmpty();
      assertThat(invited.troubles()).isEmpty();
    }
  }

  /** The first time is cancelled, the second moved by an hour, after what cannot be is refused. */
  private static void singleTimesAreMovedAndCancelled(ConsolePage console, LocalDateTime start) {
    console.field("times").click();
    console.find("[id=\"times:list\"] tbody tr").nth(3).waitFor();
    console.field("times:list:0:cancel").click();
    console.field("cancelForm:confirm").waitFor();
    console.keep("meeting-time-cancel");
    console.field("cancelForm:confirm").click();
    console.find("[id=\"times:list\"] tr:nth-child(1) .tsudoi-status-refused").waitFor();

    LocalDateTime second = LocalDateTime.parse(secondOf(console)).plusHours(1);
    console.field("moveForm:start").fill(start.minusDays(30).toString());
    console.field("moveForm:confirm").click();
    console.find("[id=\"moveForm\"] .tsudoi-wrong").waitFor();
    console.keep("meeting-time-move-refused");
    assertThat(console.fitsPhone()).isTrue();
    console.field("moveForm:start").fill(second.toString());
    console.field("moveForm:end").fill(second.plusHours(1).toString());
    console.field("moveForm:confirm").click();
    console.find("[id=\"times:list\"] tr:nth-child(2) .tsudoi-status-attention").waitFor();
    console.keep("meeting-times");
    assertThat(console.fitsPhone()).isTrue();
  }

  /**
   * From the third time on the meeting is another one; of that, the second and all later times are
   * cancelled.
   */
  private void laterTimesAreChangedAndCancelled(
      ConsolePage console, ConsolePage invited, String title, String later) {
    console.field("times").click();
    console.find("[id=\"times:list\"] tr:nth-child(3) a[data-following]").click();
    console.find("#body .tsudoi-banner, [id=\"edit:body\"] .tsudoi-banner").first().waitFor();
    assertThat(console.field("edit:count").inputValue()).isEqualTo("2");
    LocalDateTime start = LocalDateTime.parse(console.field("edit:start").inputValue());
    console.field("edit:title").fill(later);
    console.field("edit:start").fill(start.minusDays(30).toString());
    console.field("edit:end").fill(start.minusDays(30).plusHours(1).toString());
    console.field("edit:count").fill("3");
    console.field("edit:save").click();
    console.find("[id=\"edit:body\"] .tsudoi-wrong").first().waitFor();
    console.keep("meeting-following");
    assertThat(console.fitsPhone()).isTrue();
    console.field("edit:start").fill(start.plusHours(2).toString());
    console.field("edit:end").fill(start.plusHours(3).toString());
    console.field("edit:save").click();
    console.find("h1:has-text(\"" + later + "\")").waitFor();
    console.find("[id=\"edit:body\"] .tsudoi-banner-good").waitFor();
    console.keep("meeting-following-begun");
    assertThat(console.fitsPhone()).isTrue();

    console.field("times").click();
    console.field("times:list:1:cancel").click();
    console.field("cancelForm:confirm").waitFor();
    console.find("[id=\"cancelForm:scope\"] input").nth(1).click();
    console.keep("meeting-following-cancel");
    assertThat(console.fitsPhone()).isTrue();
    console.field("cancelForm:confirm").click();
    console.find("[id=\"times:list\"]").waitFor(HIDDEN);
    console.go(OWN).find("tr:has-text(\"" + later + "\")").waitFor();
    console.keep("own-meetings-following");
    assertThat(console.fitsPhone()).isTrue();

    invited.page().navigate(server.meetingPage().toString());
    invited.find(".planned .meeting-list li:has-text(\"" + later + "\") b").waitFor();
    invited.find(".planned .meeting-list li:has-text(\"" + title + "\") button").first().click();
    invited.find(".door .goes-on a").waitFor();
    invited.keep("room-door-goes-on");
    assertThat(invited.fitsPhone()).isTrue();
    invited.find(".door .goes-on a").click();
    invited.find(".door h1:has-text(\"" + later + "\")").waitFor();
  }

  /**
   * Of a meeting whose first time goes on, one of the coming times is picked and cancelled, then
   * the next one with all later ones, then the meeting; what somebody else has changed meanwhile is
   * refused in words.
   */
  private void ownMeetingsAreChangedFromTheMeetingPage(
      Chromium chromium, String language, Person person, String name) {
    String title = name + " H";
    ApiClient ken = person.signIn();
    Instant begun = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    Meeting meeting = Meeting.create(ken, title, "", fiveDaysFrom(begun));
    BrowserContext desk = chromium.person(language.equals("en") ? "en-GB" : "ja-JP", 1280, 720);
    RoomPage home = RoomPage.open(desk, server.port()).signIn(person.name(), person.password());
    Page page = home.page();
    Locator row = page.locator(".meeting-list li:has-text(\"" + title + "\")");
    Locator cancel = home.button("home.list.cancelNamed", title);
    cancel.waitFor();
    assertThat(home.keepOnDeskAndPhone("home-own-meetings")).isTrue();

    cancel.focus();
    page.keyboard().press("Enter");
    home.waitFor("home.cancel.effectSeries");
    assertThat(page.locator("dialog input:checked").inputValue()).isEqualTo("one");
    assertThat(home.keepOnDeskAndPhone("home-cancel-times")).isTrue();
    page.keyboard().press("Escape");
    page.locator("dialog").waitFor(GONE);
    assertThat(cancel.evaluate("it => it === document.activeElement")).isEqualTo(true);
    cancel.click();
    Locator times = page.locator("dialog select");
    times.waitFor();
    assertThat(times.locator("option").count()).as("the first of five has begun").isEqualTo(4);
    times.selectOption("3");
    assertThat(page.locator("dialog input[value=following]").count()).as("the last one").isZero();
    times.selectOption("1");
    assertThat(page.locator("dialog input[value=following]").count()).isEqualTo(1);
    assertThat(home.keepOnDeskAndPhone("home-cancel-picked")).isTrue();
    home.press("home.cancel.submitChosen");
    home.waitFor("home.cancel.done.one", title);
    String plan = "meetings/" + meeting.number() + "/plan";
    assertThat(ken.get(plan).expect(200).getJsonArray("times"))
        .extracting(time -> time.asJsonObject().getString("state"))
        .containsExactly("PLANNED", "PLANNED", "CANCELLED", "PLANNED", "PLANNED");

    cancel.click();
    page.locator("dialog input[value=following]").check();
    var last = ken.get(plan).expect(200).getJsonArray("times").getJsonObject(4);
    ken.post(
            plan + "/times/" + last.getString("originalStart") + "/cancel",
            JsonValue.EMPTY_JSON_OBJECT)
        .expect(200);
    home.press("home.cancel.submitChosen");
    home.waitFor("home.cancel.failed", title);
    home.waitFor("problem.conflict");
    home.keep("room-home-cancel-refused-" + language);

    cancel.click();
    page.locator("dialog input[value=following]").check();
    home.press("home.cancel.submitChosen");
    home.waitFor("home.cancel.done.following", title);
    cancel.click();
    home.waitFor("home.cancel.effect");
    assertThat(page.locator("dialog input").count()).isZero();
    assertThat(home.keepOnDeskAndPhone("home-cancel-meeting")).isTrue();
    home.press("home.cancel.submit");
    home.waitFor("home.cancel.done.all", title);
    cancel.waitFor(GONE);
    row.getByText(home.text("home.list.cancelled")).waitFor();
    assertThat(row.locator("button, a").count()).isZero();
    home.keep("room-home-cancelled-" + language);

    Meeting plain = Meeting.create(ken, title + " 2", "");
    page.reload();
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions()
                .setName(home.text("home.list.editNamed", title + " 2"))
                .setExact(true))
        .click();
    page.waitForURL("**/meeting-edit.xhtml?number=" + plain.number());
    assertThat(page.locator("[id=\"edit:title\"]").inputValue()).isEqualTo(title + " 2");
    assertThat(home.troubles().found()).isEmpty();
  }

  private static JsonObjectBuilder fiveDaysFrom(Instant start) {
    return Json.createObjectBuilder()
        .add("plannedStart", start.toString())
        .add("plannedEnd", start.plus(Duration.ofHours(2)).toString())
        .add("timeZone", ZONE)
        .add("repeat", Json.createObjectBuilder().add("frequency", "DAILY").add("count", 5));
  }

  private static String secondOf(ConsolePage console) {
    console.field("times:list:1:move").click();
    console.field("moveForm:start").waitFor();
    return console.field("moveForm:start").inputValue();
  }
}
