package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Who gets into a meeting, in the browser: the lobby, those who are let in, and who is not invited.
 */
@OnTsudoi
@Tag("spec-6.3.3")
class LobbyE2E {

  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final TsudoiServer server;
  private String language;
  private Person organizer;
  private Meeting meeting;

  LobbyE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  void peopleWaitAreLetInOrRefused(String spoken) {
    language = spoken;
    organizer = someone("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    Person first = someone("Misaki Suzuki", "鈴木 美咲", "PARTICIPANT");
    Person second = someone("Ryo Inoue", "井上 亮", "PARTICIPANT");
    Person third = someone("Yuki Mori", "森 由紀", "PARTICIPANT");
    meeting =
        Meeting.create(
            organizer.signIn(),
            name("Plant 2 piping review", "第2工場 配管レビュー"),
            KEY,
            Json.createObjectBuilder().add("lobby", true));
    try (Chromium chromium = Chromium.headless()) {
      RoomPage leader = door(chromium, organizer).enter(meeting);
      RoomPage one = door(chromium, first);
      one.waitFor("meeting.door.lobby");
      keep(one, "door-lobby");
      one.tryKey(KEY);
      one.waitFor("meeting.lobby.title");
      keep(one, "lobby");
      leader.waitFor("meeting.lobby.one", first.displayName());
      keep(leader, "lobby-one");
      RoomPage two = waiting(chromium, second);
      RoomPage three = waiting(chromium, third);
      leader.waitFor("meeting.lobby.many", 3, first.displayName());
      leader.page().locator(".badge:has-text(\"3\")").waitFor();
      keep(leader, "lobby-many");

      leader.press("meeting.lobby.refuseName", second.displayName());
      leader.page().locator("dialog input").fill(name("Only engineers today", "本日は技術者のみです"));
      keep(leader, "lobby-refuse");
      leader.page().locator("dialog .danger").click();
      two.waitFor("meeting.over.lobby-refused.title");
      keep(two, "lobby-refused");

      three.press("meeting.lobby.leave");
      three.waitFor("meeting.over.left-lobby.title");
      keep(three, "lobby-left");
      leader.waitFor("meeting.lobby.one", first.displayName());
      assertThat(leader.seat(first).count()).isZero();
      leader.press("meeting.lobby.admitName", first.displayName());
      leader.seat(first).waitFor();
      one.waitUntilPresent();
      leader.page().locator(".waiting-line").waitFor(hidden());

      one.press("meeting.rules.title");
      one.waitFor("meeting.rules.lobby.on");
      assertThat(one.page().locator("dialog.rights tbody tr").count())
          .isEqualTo(MeetingAction.values().length);
      keep(one, "rules");
      one.press("meeting.rules.close");

      one.page().reload();
      one.tryKey(KEY);
      one.waitUntilPresent();
      assertThat(leader.troubles().found()).isEmpty();
      assertThat(one.troubles().found()).isEmpty();
    }
  }

  @InEachLanguage
  void theConsoleSaysWhoComesInAndALinkSaysWhoDoesNot(String spoken) {
    language = spoken;
    organizer = someone("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    Person stranger = someone("Ryo Inoue", "井上 亮", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), name("Secret plans", "極秘計画"), KEY);
    try (Chromium chromium = Chromium.headless()) {
      ConsolePage console =
          ConsolePage.open(server, chromium.person("fr-FR", 1440, 900), language).speak(language);
      console.signIn(organizer.name(), organizer.password()).find("#app").waitFor();
      console.go("meetings/meeting-create.xhtml").field("create:title").fill("A\u0007B");
      console.field("create:save").click();
      console.find("[id=\"create:body\"] .tsudoi-wrong").waitFor();
      console.keep("meeting-who");
      assertThat(console.fitsPhone()).isTrue();

      console.go("meetings/meeting-edit.xhtml?number=" + meeting.number());
      assertThat(console.find("nav [aria-current=page]").getAttribute("href"))
          .contains("own-meetings");
      console.find("[id=\"edit:switches:1:on\"] .ui-chkbox-box").click();
      console.keep("meeting-edit-who");
      console.field("edit:save").click();
      console.find(".ui-growl-item").first().waitFor();
      assertThat(
              organizer
                  .signIn()
                  .get("meetings/" + meeting.number())
                  .expect(200)
                  .getBoolean("invitedOnly"))
          .isTrue();
      assertThat(console.troubles()).isEmpty();

      RoomPage outside = door(chromium, stranger);
      outside.waitFor("meeting.over.not-invited.title");
      keep(outside, "not-invited");
      assertThat(outside.page().content()).doesNotContain(name("Secret plans", "極秘計画"));
    }
  }

  @InEachLanguage
  void everybodyReadsThatTheEndIsNearAndWhoLeadsPutsItOff(String spoken) {
    language = spoken;
    organizer = someone("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    Person member = someone("Misaki Suzuki", "鈴木 美咲", "PARTICIPANT");
    Instant now = Instant.now();
    meeting =
        Meeting.create(
            organizer.signIn(),
            name("Plant 2 piping review", "第2工場 配管レビュー"),
            KEY,
            Json.createObjectBuilder()
                .add("plannedStart", now.minusSeconds(60).toString())
                .add("plannedEnd", now.plusSeconds(540).toString())
                .add("timeZone", "Asia/Tokyo")
                .add("endOnTime", true));
    try (Chromium chromium = Chromium.headless()) {
      RoomPage leader = door(chromium, organizer).enter(meeting);
      RoomPage other = door(chromium, member).enter(meeting);
      Locator notice = leader.page().locator(".end-notice");
      notice.waitFor();
      keep(leader, "end-near");
      assertThat(leader.button("meeting.planned.extend", 30).count()).isEqualTo(1);

      leader.press("meeting.planned.extend", 15);
      other.page().locator(".toast").first().waitFor();
      assertThat(other.page().locator(".toast").first().textContent())
          .contains(organizer.displayName());
      notice.waitFor(hidden());
      keep(other, "end-put-off");
      assertThat(leader.troubles().found()).isEmpty();
      assertThat(other.troubles().found()).isEmpty();
    }
    assertThat(server.administrator().actionsOf(organizer)).contains("MEETING_EXTENDED");
  }

  private Person someone(String english, String japanese, String... roles) {
    return server.administrator().createUser(name(english, japanese), roles);
  }

  private RoomPage door(Chromium chromium, Person person) {
    return RoomPage.signIn(
        chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT), server.port(), person, meeting);
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

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }
}
