package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A system administrator leads a meeting from the console as its organizer would, those inside read
 * by whom, and an auditor sees the same and can do nothing.
 */
@OnTsudoi
@Tag("spec-6.4.4")
class AdministrationE2E {

  private static final String KEY = "blue-7731";

  /** Near enough that everybody is told of the end. */
  private static final int END_SECONDS = 540;

  private final TsudoiServer server;
  private String language;
  private Meeting meeting;

  AdministrationE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  void administratorsLeadFromTheConsole(String spoken) {
    language = spoken;
    Person organizer = someone("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    Person member = someone("Misaki Suzuki", "鈴木 美咲", "PARTICIPANT");
    Person first = someone("Ryo Inoue", "井上 亮", "PARTICIPANT");
    Person second = someone("Yuki Mori", "森 由紀", "PARTICIPANT");
    Person auditor = someone("Emi Kato", "加藤 恵美", "AUDITOR");
    meeting =
        Meeting.create(
            organizer.signIn(),
            name("Plant 2 piping review", "第2工場 配管レビュー"),
            KEY,
            Json.createObjectBuilder()
                .add("lobby", true)
                .add("plannedStart", Instant.now().minusSeconds(60).toString())
                .add("plannedEnd", Instant.now().plusSeconds(END_SECONDS).toString())
                .add("timeZone", "Asia/Tokyo"));
    Administrator administrator = server.administrator();
    try (PatternServer patterns = PatternServer.start();
        Chromium chromium = Chromium.headless();
        Chromium sharing = Chromium.headless(speakingAndSharing())) {
      RoomPage leader = door(chromium, organizer).enter(meeting);
      BrowserContext own = person(sharing);
      own.newPage().navigate(patterns.calm());
      RoomPage one = waiting(own, member);
      leader.press("meeting.lobby.admitName", member.displayName());
      one.waitUntilPresent();
      RoomPage two = waiting(person(chromium), first);
      RoomPage three = waiting(person(chromium), second);

      ConsolePage watcher = live(chromium, auditor.name(), auditor.password());
      watcher.find(".tsudoi-live-head").waitFor();
      outside(watcher, second).waitFor();
      assertThat(watcher.find("[id=\"liveForm:live\"] button").count()).isZero();
      watcher.keep("live-auditor");

      ConsolePage console = live(chromium, administrator.name(), administrator.password());
      outside(console, first).waitFor();
      console.keep("live-lobby");
      assertThat(console.fitsPhone()).as("people who wait").isTrue();
      outside(console, first).locator("button").first().click();
      two.waitUntilPresent();
      // What is pressed while the list changes may be gone before it arrives.
      outside(console, first)
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      outside(console, second).locator("button").nth(1).click();
      console.field("refuseForm:reason").fill(name("Only engineers today", "本日は技術者のみです"));
      console.keep("live-refuse");
      console.field("refuseForm:confirm").click();
      three.waitFor("meeting.over.lobby-refused.title");
      assertThat(three.page().content()).contains(name("The administration", "システム管理者"));
      keep(three, "refused-by-administration");

      row(console, member, "role").click();
      console.field("roleForm:role:0").check();
      console.keep("live-role");
      console.field("roleForm:confirm").click();
      said(one, name("The administration", "システム管理者"));
      keep(one, "role-by-administration");
      row(console, first, "present").click();
      two.page().locator(".invitation:visible").waitFor();
      keep(two, "asked-by-administration");
      two.press("meeting.invitation.decline");
      console.find("tr:has-text(\"" + first.displayName() + "\") .tsudoi-tag-attention").waitFor();
      console.keep("live-declined");
      assertThat(console.fitsPhone()).as("somebody who declined").isTrue();

      quietsEverybody(console, one, two);
      stopsTheShare(console, one, two, member);
      putsOffTheEnd(console, one, two);

      console.field("liveForm:toggleChat").click();
      said(two, name("The administration", "システム管理者"));
      row(console, first, "expel").click();
      console.field("expelForm:confirm").click();
      two.waitFor("meeting.over.expelled.title");
      outside(console, first).waitFor();
      console.keep("live-expelled");
      assertThat(console.fitsPhone()).as("people who were expelled").isTrue();
      outside(console, first).locator("button").click();
      outside(console, first)
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(console.troubles()).isEmpty();
      assertThat(watcher.troubles()).isEmpty();
      assertThat(one.troubles().found()).isEmpty();
    }
    assertThat(fromTheConsole(administrator))
        .contains(
            "LOBBY_ADMITTED",
            "LOBBY_REFUSED",
            "PARTICIPANT_ROLE_CHANGED",
            "PARTICIPANT_ASKED_TO_PRESENT",
            "PARTICIPANTS_MUTED",
            "SHARE_STOPPED",
            "PARTICIPANT_EXPELLED",
            "PARTICIPANT_READMITTED");
  }

  /** Mutes everybody and lowers every hand by one button each. */
  private void quietsEverybody(ConsolePage console, RoomPage one, RoomPage two) {
    one.press("voice.tool.off");
    one.button("voice.tool.on").waitFor();
    two.press("meeting.toolbar.hand");
    console.field("liveForm:lowerHands").waitFor();
    console.keep("live-hands");
    console.field("liveForm:lowerHands").click();
    two.page().locator(".hand-tool[aria-pressed=false]").waitFor();
    one.page().locator(".seat .state.hand").waitFor(hidden());
    console.field("liveForm:muteEverybody").click();
    said(one, name("The administration", "システム管理者"));
    one.button("voice.tool.off").waitFor();
    keep(one, "muted-by-administration");
  }

  private void stopsTheShare(ConsolePage console, RoomPage one, RoomPage two, Person sharer) {
    one.share();
    two.waitForPicture();
    row(console, sharer, "stopShare").click();
    console.field("stopForm:confirm").waitFor();
    console.keep("live-stop-share");
    console.field("stopForm:confirm").click();
    said(one, name("The administration", "システム管理者"));
    one.waitFor("meeting.stage.empty");
    two.waitFor("meeting.stage.empty");
    keep(one, "stopped-by-administration");
  }

  /** The end is near, everybody reads it; a quarter of an hour more, and nobody does. */
  private void putsOffTheEnd(ConsolePage console, RoomPage one, RoomPage two) {
    two.page().locator(".end-notice").waitFor();
    console.field("liveForm:extend").click();
    two.page().locator(".end-notice").waitFor(hidden());
    one.page().locator(".end-notice").waitFor(hidden());
    said(two, name("The administration", "システム管理者"));
    keep(two, "put-off-by-administration");
  }

  /** What was done to people in this meeting from the console. */
  private List<String> fromTheConsole(Administrator administrator) {
    return administrator
        .signIn()
        .get("audit?max=500")
        .expect(200)
        .getJsonArray("rows")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(row -> row.getString("path").equals("CONSOLE"))
        .filter(row -> !row.getString("account", "").isEmpty())
        .filter(row -> row.containsKey("after"))
        .filter(row -> row.getJsonObject("after").getString("meeting", "").equals(meeting.number()))
        .map(row -> row.getString("action"))
        .toList();
  }

  private ConsolePage live(Chromium chromium, String user, String password) {
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
    console.signIn(user, password).find("#dashboard").waitFor();
    String number = meeting.number().replace("-", "");
    return console.go("meetings/meeting-live.xhtml?meeting=" + number);
  }

  private static Locator outside(ConsolePage console, Person person) {
    return console.find(".tsudoi-live-outside li:has-text(\"" + person.displayName() + "\")");
  }

  private static Locator row(ConsolePage console, Person person, String button) {
    return console.find(
        "tr:has-text(\"" + person.displayName() + "\") button[id$=\":" + button + "\"]");
  }

  private static void said(RoomPage page, String by) {
    page.page().locator(".toast:has-text(\"" + by + "\")").first().waitFor();
  }

  private Person someone(String english, String japanese, String... roles) {
    return server.administrator().createUser(name(english, japanese), roles);
  }

  private BrowserContext person(Chromium chromium) {
    return chromium.person(name("en-GB", "ja-JP"), 1280, 720);
  }

  private RoomPage door(Chromium chromium, Person person) {
    return RoomPage.signIn(person(chromium), server.port(), person, meeting);
  }

  private RoomPage waiting(BrowserContext browser, Person person) {
    RoomPage page = RoomPage.signIn(browser, server.port(), person, meeting);
    page.tryKey(KEY);
    page.waitFor("meeting.lobby.title");
    return page;
  }

  private String name(String english, String japanese) {
    return language.equals("en") ? english : japanese;
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static String[] speakingAndSharing() {
    return Stream.concat(
            Stream.of(Chromium.microphone(ToneFile.write())),
            Stream.of("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE))
        .toArray(String[]::new);
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }
}
