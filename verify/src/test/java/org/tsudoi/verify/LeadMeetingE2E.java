package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * An organizer leads a meeting in the browser: mutes somebody, hands over the screen and takes it
 * away, locks the door, gives roles; the others see what they may do and why.
 */
@OnTsudoi
@Tag("spec-6.4.4")
@Tag("spec-6.4.1")
class LeadMeetingE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final TsudoiServer server;
  private String language;
  private Person organizer;
  private Person member;
  private Person late;
  private Meeting meeting;

  LeadMeetingE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  void anOrganizerLeadsAndEverybodySeesIt(String spoken) {
    language = spoken;
    var people = server.administrator();
    organizer = people.createUser(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
    member = people.createUser(name("Misaki Suzuki", "鈴木 美咲"), "PARTICIPANT");
    late = people.createUser(name("Ryo Inoue", "井上 亮"), "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), name("Plant 2 piping review", "第2工場 配管レビュー"), KEY);
    try (PatternServer patterns = PatternServer.start();
        Chromium speaking = Chromium.headless(speakingAndSharing());
        Chromium chromium = Chromium.headless()) {
      BrowserContext leadersBrowser = person(speaking);
      leadersBrowser.newPage().navigate(patterns.calm());
      BrowserContext membersBrowser = person(speaking);
      membersBrowser.newPage().navigate(patterns.calm());
      RoomPage leader =
          RoomPage.signIn(leadersBrowser, server.port(), organizer, meeting).enter(meeting);
      RoomPage other =
          RoomPage.signIn(membersBrowser, server.port(), member, meeting).enter(meeting);
      leader.seat(member).waitFor();

      mutes(leader, other);
      answersAHand(leader, other);
      handsOverAndTakesAway(leader, other);
      asksForTheScreen(leader, other);
      locks(leader, other, chromium);
      expelsAndLetsBack(leader, chromium);
      givesRoles(leader, other);

      assertThat(leader.troubles().found()).isEmpty();
      assertThat(other.troubles().found()).isEmpty();
    }
    assertThat(server.administrator().actionsOf(organizer))
        .contains(
            "PARTICIPANT_MUTED",
            "SHARE_STOPPED",
            "PARTICIPANT_ASKED_TO_PRESENT",
            "WISH_TO_PRESENT_DECLINED",
            "MEETING_LOCKED",
            "MEETING_UNLOCKED",
            "PARTICIPANT_ROLE_CHANGED");
  }

  private void mutes(RoomPage leader, RoomPage other) {
    other.press("voice.tool.off");
    await(() -> leader.isSpeaking(member));
    leader.openActions(member);
    keep(leader, "seat-menu");
    leader.press("meeting.seat.mute");

    other.waitFor("meeting.said.muted", organizer.displayName());
    other.button("voice.tool.off").waitFor();
    keep(other, "muted");
    await(() -> !leader.isSpeaking(member));

    other.press("voice.tool.off");
    await(() -> leader.isSpeaking(member));
    other.page().keyboard().press("m");
    other.button("voice.tool.off").waitFor();
  }

  private void answersAHand(RoomPage leader, RoomPage other) {
    other.press("meeting.toolbar.hand");
    leader.waitFor("meeting.people.hand");
    keep(leader, "hand");
    leader.choose(member, "meeting.seat.lowerHand");
    await(() -> !leader.seat(member).textContent().contains(leader.text("meeting.people.hand")));
  }

  private void handsOverAndTakesAway(RoomPage leader, RoomPage other) {
    leader.choose(member, "meeting.seat.askToPresent");
    other.waitFor("meeting.invitation.text", organizer.displayName());
    keep(other, "invited");
    other.press("meeting.invitation.decline");
    leader.waitFor("meeting.askToPresent.declined", member.displayName());
    keep(leader, "declined");
    leader.choose(member, "meeting.seat.askToPresent");
    other.waitFor("meeting.invitation.text", organizer.displayName());
    other.troubles().captures();
    other.page().locator(".invitation button").first().click();
    leader.waitForPicture();

    leader.choose(member, "meeting.seat.stopShare");
    leader.waitFor("meeting.stopShare.title", member.displayName());
    keep(leader, "stop-share");
    leader.press("meeting.stopShare.submit");
    other.waitFor("meeting.said.mine.stopped-by-leader", organizer.displayName());
    other.waitFor("meeting.stage.empty");
    leader.waitFor("meeting.stage.empty");
  }

  private void asksForTheScreen(RoomPage leader, RoomPage other) {
    leader.share();
    other.waitForPicture();
    Locator ask = other.button("meeting.toolbar.want");
    ask.click();
    leader.waitFor("meeting.wishes.one", member.displayName());
    other.waitFor("meeting.want.done", organizer.displayName());
    assertThat(ask.getAttribute("aria-pressed")).isEqualTo("true");
    keep(leader, "wish");
    keep(other, "wish-told");
    leader.press("meeting.wishes.notNowName", member.displayName());
    other.waitFor("meeting.want.declined", organizer.displayName());
    keep(other, "wish-declined");
    leader.page().locator(".wishes").waitFor(hidden());

    ask.click();
    leader.page().locator(".wishes").waitFor();
    ask.click();
    leader.page().locator(".wishes").waitFor(hidden());
    assertThat(ask.getAttribute("aria-pressed")).isEqualTo("false");

    ask.click();
    leader.press("meeting.wishes.giveName", member.displayName());
    other.waitFor("meeting.invitation.given", organizer.displayName());
    keep(other, "wish-given");
    other.troubles().captures();
    other.page().locator(".invitation button").first().click();
    leader.waitForPicture();
    leader.button("meeting.toolbar.want").waitFor();
    other.press("meeting.toolbar.stop");
    leader.waitFor("meeting.stage.empty");
  }

  private void locks(RoomPage leader, RoomPage other, Chromium chromium) {
    leader.press("meeting.toolbar.more");
    keep(leader, "lead-more");
    leader.press("meeting.more.lock");
    other.page().locator(".bar .locked").waitFor();
    keep(other, "locked");

    RoomPage outside = RoomPage.signIn(person(chromium), server.port(), late, meeting);
    outside.tryKey(KEY);
    outside.waitFor("problem.meeting-locked");
    keep(outside, "door-locked");
    outside.close();

    leader.press("meeting.toolbar.more");
    leader.press("meeting.more.unlock");
    other.page().locator(".bar .locked").waitFor(hidden());
  }

  private void expelsAndLetsBack(RoomPage leader, Chromium chromium) {
    RoomPage expelled = enter(chromium, late);
    leader.seat(late).waitFor();
    leader.expel(late);
    expelled.waitFor("meeting.over.expelled.title");
    leader.waitFor("meeting.people.expelled");
    keep(leader, "expelled-list");
    leader.page().reload();
    leader.enter(meeting);
    leader.waitFor("meeting.people.expelled");
    leader.press("meeting.readmit.submit");
    leader.waitFor("meeting.readmit.done", late.displayName());
    expelled.close();

    RoomPage back = enter(chromium, late);
    leader.seat(late).waitFor();
    back.close();
  }

  private void givesRoles(RoomPage leader, RoomPage other) {
    leader.choose(member, "meeting.seat.makeViewer");
    other.waitFor("meeting.said.role.mine.viewer");
    keep(other, "viewer");
    assertThat(other.button("meeting.toolbar.share").getAttribute("aria-disabled"))
        .isEqualTo("true");
    assertThat(other.button("voice.tool.off").getAttribute("aria-disabled")).isEqualTo("true");
    assertThat(other.button("meeting.toolbar.more").count()).isZero();

    leader.choose(member, "meeting.seat.makeCoOrganizer");
    other.waitFor("meeting.said.role.mine.co-organizer");
    other.press("meeting.toolbar.more");
    other.button("meeting.more.lock").waitFor();
    assertThat(other.button("meeting.more.end").count()).isZero();
    keep(other, "co-organizer");
  }

  private RoomPage enter(Chromium chromium, Person someone) {
    return RoomPage.signIn(person(chromium), server.port(), someone, meeting).enter(meeting);
  }

  private BrowserContext person(Chromium chromium) {
    return chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT);
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

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
