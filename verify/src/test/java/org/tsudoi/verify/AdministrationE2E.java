package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
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
            Json.createObjectBuilder().add("lobby", true));
    Administrator administrator = server.administrator();
    try (Chromium chromium = Chromium.headless()) {
      RoomPage leader = door(chromium, organizer).enter(meeting);
      RoomPage one = waiting(chromium, member);
      leader.press("meeting.lobby.admitName", member.displayName());
      one.waitUntilPresent();
      RoomPage two = waiting(chromium, first);
      RoomPage three = waiting(chromium, second);

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
            "PARTICIPANT_EXPELLED",
            "PARTICIPANT_READMITTED");
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

  private RoomPage door(Chromium chromium, Person person) {
    return RoomPage.signIn(
        chromium.person(name("en-GB", "ja-JP"), 1280, 720), server.port(), person, meeting);
  }

  private RoomPage waiting(Chromium chromium, Person person) {
    RoomPage page = door(chromium, person);
    page.tryKey(KEY);
    page.waitFor("meeting.lobby.title");
    return page;
  }

  private String name(String english, String japanese) {
    return language.equals("en") ? english : japanese;
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }
}
