package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/** A guest in one browser and the organizer in another: the door, the lobby, the meeting. */
@OnTsudoi
@Tag("spec-6.3.3")
class GuestE2E {

  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final TsudoiServer server;
  private String language;

  GuestE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  void aGuestComesInByTheLinkWithANameAndIsMarked(String spoken) {
    language = spoken;
    String guestName = name("Emma Brown", "田中 恵");
    Person organizer =
        server
            .administrator()
            .createUser(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
    Meeting meeting =
        GuestMeetings.open(server, organizer, name("Plant 2 review", "第2工場レビュー"), KEY);
    try (Chromium chromium = Chromium.headless()) {
      RoomPage leader =
          RoomPage.open(
              chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT), server.port(), meeting);
      leader.press("guest.signIn");
      leader.signIn(organizer.name(), organizer.password()).enter(meeting);
      RoomPage guest =
          RoomPage.open(
              chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT), server.port(), meeting);
      guest.waitFor("guest.submit");
      assertThat(guest.page().content()).doesNotContain(name("Plant 2 review", "第2工場レビュー"));
      keep(guest, "guest-door");
      guest.press("guest.submit");
      guest.waitFor("guest.nameMissing");
      guest.field("guest.name").fill(guestName);
      guest.field("meeting.door.key").fill("wrong-key");
      guest.press("guest.submit");
      guest.waitFor("problem.meeting-key-wrong");
      guest.field("meeting.door.key").fill(KEY);
      guest.press("guest.submit");
      guest.waitFor("meeting.lobby.title");
      keep(guest, "guest-lobby");
      guest.page().setViewportSize(390, 844);
      assertThat(guest.page().locator(".people").isVisible()).as("people, in the lobby").isFalse();
      guest.page().setViewportSize(WIDTH, HEIGHT);

      String marked = guest.text("meeting.people.guestName", guestName);
      leader.waitFor("meeting.lobby.one", marked);
      keep(leader, "guest-waits");
      leader.press("meeting.lobby.admitName", marked);
      guest.waitUntilPresent();
      leader.page().locator(".seats").getByText(marked).first().waitFor();
      keep(leader, "guest-inside");
      keep(guest, "guest-own-page");
      assertThat(guest.button("meeting.rules.title").isVisible()).isFalse();

      leader.press("meeting.rules.title");
      leader.waitFor("meeting.rules.guests.on");
      leader.press("meeting.rules.close");
      leader.press("meeting.toolbar.leave");
      guest.press("meeting.toolbar.leave");
      guest.waitFor("meeting.over.left.title");
      keep(guest, "guest-left");
      guest.press("guest.home");
      guest.waitFor("account.signIn.submit");
      assertThat(leader.troubles().found()).isEmpty();
    }
  }

  @InEachLanguage
  void aNumberIsTypedWithoutSigningIn(String spoken) {
    language = spoken;
    Person organizer = server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT");
    Meeting meeting = GuestMeetings.open(server, organizer, "By number");
    Meeting without = Meeting.create(organizer.signIn(), "No guests", "");
    try (Chromium chromium = Chromium.headless()) {
      RoomPage guest =
          RoomPage.open(chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT), server.port());
      guest.page().locator("a[href='#/guest']").click();
      guest.waitFor("guest.next");
      guest.field("home.join.number").fill(without.number());
      guest.press("guest.next");
      guest.waitFor("guest.unknown");
      keep(guest, "guest-number");
      guest.field("home.join.number").fill(meeting.number());
      guest.press("guest.next");
      guest.waitFor("guest.submit");
      guest.press("guest.signIn");
      guest.waitFor("account.signIn.submit");
      guest
          .page()
          .locator("#app, main")
          .first()
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }
  }

  private String name(String english, String japanese) {
    return language.equals("en") ? english : japanese;
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }
}
