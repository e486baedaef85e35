package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.CuttableLine;
import org.tsudoi.verify.browser.HandbookPicture;
import org.tsudoi.verify.browser.HandbookPictures;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.GuestMeetings;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Goes the way of somebody who takes part for the first time, as the handbook tells it, and takes
 * its pictures on the way.
 */
@OnTsudoi
@Tag("long")
@Tag("spec-6.1.1")
@Tag("spec-6.4.1")
class HandbookE2E {

  private static final String KEY = "blue-7731";
  private static final String TAB =
      "--auto-select-tab-capture-source-by-title=" + PatternServer.PLAN_TITLE;
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 740;

  private final TsudoiServer server;
  private final List<RoomPage> opened = new ArrayList<>();
  private String language = "en";
  private Chromium chromium;
  private HandbookPictures pictures;
  private Person organizer;
  private Person first;
  private Meeting meeting;

  HandbookE2E(TsudoiServer server) {
    this.server = server;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(opened).flatMap(page -> page.troubles().found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void theWayOfSomebodyWhoIsThereForTheFirstTime(String spoken) {
    language = spoken;
    organizer = person("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    first = person("Misaki Suzuki", "鈴木 美咲", "PARTICIPANT");
    meeting = planned();
    try (PatternServer patterns = PatternServer.start();
        CuttableLine line = CuttableLine.to(server.port());
        Chromium presenting = Chromium.headless(TAB);
        Chromium others = Chromium.headless(Chromium.microphone(ToneFile.write()))) {
      chromium = others;
      pictures = new HandbookPictures(chromium.person("en", 100, 100).newPage(), language);
      BrowserContext leading = desk(presenting);
      leading.newPage().navigate(patterns.plan(language));
      RoomPage leader = signIn(leading, server.port(), organizer).enter(meeting);
      sit("Naoki Kobayashi", "小林 直樹");
      sit("Chihiro Yoshida", "吉田 千尋");

      RoomPage room = comesIn(line.port());
      aGuestIsLetIn(leader);
      speaks(room);
      leads(leader);
      seesAndWrites(leader, room);
      isAskedToPresent(leader, room);
      losesTheLineAndLeaves(line, room);
      assertThat(pictures.missing()).isEmpty();
    }
  }

  private RoomPage comesIn(int port) {
    RoomPage room = opened(RoomPage.open(desk(), port));
    room.waitFor("account.signIn.title");
    take(room, HandbookPicture.SIGN_IN);
    room.signIn(first.name(), first.password());
    room.button("home.list.joinNamed", title()).first().waitFor();
    onlyThisMeeting(room);
    take(room, HandbookPicture.HOME);
    room.press("home.list.joinNamed", title());
    room.waitFor("meeting.door.told");
    room.field("meeting.door.key").fill(KEY);
    room.press("voice.check.start");
    room.waitFor("voice.check.heard");
    take(room, HandbookPicture.DOOR);
    room.press("meeting.door.submit");
    room.waitUntilPresent();
    return room;
  }

  private void aGuestIsLetIn(RoomPage leader) {
    RoomPage guest = opened(RoomPage.open(desk(), server.port(), meeting));
    guest.waitFor("guest.submit");
    guest.field("guest.name").fill("Emma Larsen");
    guest.field("meeting.door.key").fill(KEY);
    take(guest, HandbookPicture.GUEST);
    guest.press("guest.submit");
    guest.waitFor("meeting.lobby.title");
    take(guest, HandbookPicture.LOBBY);
    String marked = leader.text("meeting.people.guestName", "Emma Larsen");
    leader.waitFor("meeting.lobby.one", marked);
    take(leader, HandbookPicture.ADMIT);
    leader.press("meeting.lobby.admitName", marked);
    guest.waitUntilPresent();
    leader.page().locator(".waiting-line").waitFor(hidden());
  }

  private void speaks(RoomPage room) {
    room.press("voice.tool.off");
    room.button("voice.tool.on").waitFor();
    room.press("voice.tool.sound");
    room.page().locator(".figures").waitFor();
    take(room, HandbookPicture.SOUND);
    room.page().keyboard().press("Escape");
  }

  private void leads(RoomPage leader) {
    leader.openActions(first);
    take(leader, HandbookPicture.LEAD);
    leader.page().keyboard().press("Escape");
    leader.press("meeting.toolbar.more");
    leader.button("meeting.more.end").waitFor();
    take(leader, HandbookPicture.MORE);
    leader.page().keyboard().press("Escape");
  }

  private void seesAndWrites(RoomPage leader, RoomPage room) {
    leader.share();
    room.waitForPicture();
    leader.waitFor("meeting.stage.mine.browser");
    take(leader, HandbookPicture.SHARING);
    room.press("meeting.toolbar.hand");
    room.seat(first).and(room.page().locator(":has(.hand)")).waitFor();
    take(room, HandbookPicture.ROOM);
    room.press("meeting.toolbar.hand");
    takeOnAPhone(room);

    room.page().locator(".picture-scroll").focus();
    for (int closer = 0; closer < 3; closer++) {
      room.page().keyboard().press("+");
    }
    room.button("meeting.view.follow").waitFor();
    take(room, HandbookPicture.ZOOM);
    room.page().keyboard().press("0");

    room.page().locator(".chat-tool").click();
    write(room, name("Hello. I can see the plan.", "こんにちは。図面が見えています。"));
    leader.page().locator(".chat-tool").click();
    write(leader, name("Good. Ask here at any time.", "よかったです。質問はいつでもここへどうぞ。"));
    said(room, name("Ask here", "質問は")).waitFor();
    take(room, HandbookPicture.CHAT);
    room.page().locator(".people-tool").click();
    leader.page().locator(".people-tool").click();
  }

  private void isAskedToPresent(RoomPage leader, RoomPage room) {
    leader.choose(first, "meeting.seat.askToPresent");
    room.waitFor("meeting.invitation.text", organizer.displayName());
    take(room, HandbookPicture.ASKED);
    room.press("meeting.invitation.decline");
  }

  private void losesTheLineAndLeaves(CuttableLine line, RoomPage room) {
    room.troubles().cutsTheLine();
    line.cut();
    room.waitFor("meeting.reconnecting.title");
    take(room, HandbookPicture.RECONNECTING);
    line.mend();
    room.page().locator(".reconnecting").waitFor(hidden());
    room.press("meeting.toolbar.leave");
    room.waitFor("meeting.over.left.title");
    take(room, HandbookPicture.LEFT);
  }

  private void takeOnAPhone(RoomPage room) {
    room.page().setViewportSize(390, 780);
    take(room, HandbookPicture.PHONE);
    room.page().setViewportSize(WIDTH, HEIGHT);
  }

  private void take(RoomPage page, HandbookPicture picture) {
    page.page().locator(".toast").last().waitFor(hidden());
    pictures.take(page, picture);
  }

  /** Leaves those that this person is invited to: the others are of other tests. */
  private static void onlyThisMeeting(RoomPage room) {
    room.page()
        .evaluate(
            "document.querySelectorAll('.planned > :nth-child(n + 3)')"
                + ".forEach(other => { other.hidden = true; })");
  }

  private static void write(RoomPage page, String text) {
    page.field("chat.field").fill(text);
    page.page().keyboard().press("Enter");
    said(page, text).waitFor();
  }

  private static Locator said(RoomPage page, String text) {
    return page.page().locator(".message").getByText(text).first();
  }

  private Meeting planned() {
    Instant now = Instant.now();
    return GuestMeetings.open(
        server,
        organizer,
        title(),
        KEY,
        Json.createObjectBuilder()
            .add("plannedStart", now.minusSeconds(300).toString())
            .add("plannedEnd", now.plusSeconds(3300).toString())
            .add("timeZone", "Asia/Tokyo")
            .add("invitees", Json.createArrayBuilder().add(first.name())));
  }

  private RoomPage signIn(BrowserContext browser, int port, Person person) {
    RoomPage page = opened(RoomPage.open(browser, port, meeting));
    page.press("guest.signIn");
    return page.signIn(person.name(), person.password());
  }

  private RoomPage opened(RoomPage page) {
    page.page()
        .emulateMedia(
            new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(ColorScheme.LIGHT));
    opened.add(page);
    return page;
  }

  private BrowserContext desk() {
    return desk(chromium);
  }

  private BrowserContext desk(Chromium browser) {
    return browser.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT);
  }

  private Person person(String english, String japanese, String... roles) {
    return server.administrator().createUser(name(english, japanese), roles);
  }

  private void sit(String english, String japanese) {
    Person person = person(english, japanese, "PARTICIPANT");
    TestParticipant.join(server, person.signIn(), meeting);
  }

  private String title() {
    return name("Plant 2 piping review", "第2工場 配管レビュー");
  }

  private String name(String english, String japanese) {
    return language.equals("ja") ? japanese : english;
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }
}
