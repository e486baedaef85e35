package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.ConsolePage;
import org.tsudoi.verify.browser.CuttableLine;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Every state of the meeting page in Japanese and English, on a desk and on a phone: each says what
 * it is, fits, breaks no security policy, and leaves a screenshot.
 */
@OnTsudoi
@Tag("spec-6.1.1")
@Tag("spec-6.4.1")
class RoomScreenshotsE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 860;

  private final TsudoiServer server;
  private final Administrator administrator;
  private final List<RoomPage> opened = new ArrayList<>();
  private String language = "en";

  RoomScreenshotsE2E(TsudoiServer server) {
    this.server = server;
    this.administrator = server.administrator();
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(opened).flatMap(page -> page.troubles().found()).isEmpty();
  }

  @InEachLanguage
  @Tag("spec-6.1.2")
  void theWayIntoAMeeting(String spoken) {
    language = spoken;
    Person organizer =
        administrator.createNewcomer(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
    try (Chromium chromium = Chromium.headless()) {
      BrowserContext browser = desk(chromium);
      RoomPage page = opened(RoomPage.open(browser, server.port()));
      page.waitFor("account.signIn.title");
      keep(page, "sign-in");
      dark(page);
      keep(page, "sign-in-dark");
      light(page);
      page.signIn(organizer.name(), "wrong-Password1");
      page.waitFor("account.signIn.failedRemedy");
      keep(page, "sign-in-refused");

      page.signIn(organizer.name(), organizer.password());
      page.field("account.password.current").fill(organizer.password());
      page.field("account.password.next").fill("Abc");
      page.press("account.password.submit");
      page.waitFor("problem.password-too-weak");
      keep(page, "password");
      page.field("account.password.next").fill("Ichi-go1ichi-e");
      page.field("account.password.again").fill("Ichi-go1ichi-e");
      browser.route("**/api/v1/meetings", RoomScreenshotsE2E::withoutMeetings);
      page.press("account.password.submit");
      page.waitFor("home.list.empty");
      keep(page, "home-empty");
      browser.unroute("**/api/v1/meetings");

      page.press("home.create.open");
      page.field("home.create.name").fill(title());
      page.field("home.create.key").last().fill(KEY);
      keep(page, "create");
      page.press("home.create.submit");
      page.button("home.list.joinNamed", title()).waitFor();
      keep(page, "home");
      String number = page.page().locator(".meeting-list .facts span").first().textContent();
      page.field("home.join.number").fill("481-206");
      page.press("home.join.submit");
      page.waitFor("home.join.wrong");
      keep(page, "home-number-wrong");
      page.field("home.join.number").fill(number.replace("-", " "));
      page.press("home.join.submit");
      page.waitFor("meeting.door.told");
      keep(page, "door");
      dark(page);
      keep(page, "door-dark");
      light(page);
      page.tryKey("red-0000");
      page.waitFor("problem.meeting-key-wrong");
      keep(page, "wrong-key");
    }
  }

  @InEachLanguage
  @Tag("spec-6.3.3")
  void theMeetingItself(String spoken) {
    language = spoken;
    Person organizer = organizer();
    Person viewer = participant("Misaki Suzuki", "鈴木 美咲");
    Meeting meeting = Meeting.create(organizer.signIn(), title(), KEY);
    try (PatternServer patterns = PatternServer.start();
        CuttableLine line = CuttableLine.to(server.port());
        Chromium chromium =
            Chromium.headless(
                "--auto-select-tab-capture-source-by-title=" + PatternServer.PLAN_TITLE)) {
      BrowserContext presenting = desk(chromium);
      presenting.newPage().navigate(patterns.plan(language));
      RoomPage presenter =
          opened(RoomPage.signIn(presenting, server.port(), organizer, meeting)).enter(meeting);
      presenter.waitFor("meeting.stage.empty");
      keep(presenter, "nobody-shares");
      sit(meeting, "Naoki Kobayashi", "小林 直樹");
      sit(meeting, "Chihiro Yoshida", "吉田 千尋");
      sit(meeting, "Emma Larsen", "Emma Larsen");
      RoomPage watcher =
          opened(RoomPage.signIn(desk(chromium), line.port(), viewer, meeting)).enter(meeting);

      keepChoosing(presenter);
      presenter.share();
      watcher.waitForPicture();
      presenter.waitFor("meeting.stage.mine.browser");
      keep(presenter, "presenting");
      awaitRest(watcher);
      keep(watcher, "watching");
      keepConsole(chromium, meeting, viewer);
      keepOtherWaysToSee(watcher);
      keepQuestions(presenter, viewer);
      keepWithoutDecoder(chromium, meeting);

      watcher.troubles().cutsTheLine();
      line.cut();
      watcher.waitFor("meeting.reconnecting.title");
      keep(watcher, "reconnecting");
      presenter.waitFor("meeting.people.reconnecting");
      keep(presenter, "other-reconnecting");
      line.mend();
      presenter.seat(viewer).and(presenter.page().locator(":not(.away)")).waitFor();
    }
  }

  @InEachLanguage
  @Tag("spec-5")
  void voiceBeforeAndInAMeeting(String spoken) {
    language = spoken;
    Person organizer = organizer();
    Meeting meeting = Meeting.create(organizer.signIn(), title(), KEY);
    sit(meeting, "Misaki Suzuki", "鈴木 美咲");
    try (Chromium chromium = Chromium.headless(Chromium.microphone(ToneFile.write()))) {
      RoomPage page = opened(RoomPage.signIn(desk(chromium), server.port(), organizer, meeting));
      page.press("voice.check.start");
      page.waitFor("voice.check.heard");
      keep(page, "device-check");
      dark(page);
      keep(page, "device-check-dark");
      light(page);
      page.enter(meeting);
      page.press("voice.tool.off");
      page.button("voice.tool.on").waitFor();
      page.page().locator(".seat.speaking").waitFor();
      keep(page, "speaking");
      page.press("voice.tool.sound");
      keep(page, "sound");
      dark(page);
      keep(page, "sound-dark");
    }
  }

  @InEachLanguage
  @Tag("spec-6.3.3")
  void theWaysOutOfAMeeting(String spoken) {
    language = spoken;
    Person organizer = organizer();
    Person viewer = participant("Misaki Suzuki", "鈴木 美咲");
    Person signedOut = participant("Ryo Inoue", "井上 亮");
    Meeting meeting = Meeting.create(organizer.signIn(), title(), KEY);
    try (CuttableLine line = CuttableLine.to(server.port());
        Chromium chromium = Chromium.headless()) {
      Person unlucky = participant("Naoki Kobayashi", "小林 直樹");
      RoomPage lost =
          opened(RoomPage.signIn(desk(chromium), line.port(), unlucky, meeting)).enter(meeting);
      lost.troubles().cutsTheLine();
      line.cut();
      RoomPage organizers =
          opened(RoomPage.signIn(desk(chromium), server.port(), organizer, meeting)).enter(meeting);
      BrowserContext browser = desk(chromium);
      RoomPage first =
          opened(RoomPage.signIn(browser, server.port(), viewer, meeting)).enter(meeting);
      RoomPage second = opened(RoomPage.open(browser, server.port(), meeting)).enter(meeting);
      first.waitFor("meeting.over.replaced.title");
      keep(first, "replaced");
      second.press("meeting.toolbar.leave");
      second.waitFor("meeting.over.left.title");
      keep(second, "left");
      second.press("meeting.over.join");
      second.waitUntilPresent();

      RoomPage third =
          opened(RoomPage.signIn(desk(chromium), server.port(), signedOut, meeting)).enter(meeting);
      administrator.signIn().post("users/" + signedOut.id() + "/disable").expect(204);
      third.waitFor("meeting.over.session-ended.title");
      keep(third, "session-ended");

      organizers.askToExpel(viewer);
      String reason = name("Joined the wrong meeting", "会議を間違えたため");
      organizers.field("meeting.expel.reason").fill(reason);
      organizers.button("meeting.expel.submit").click();
      second.waitFor("meeting.over.expelled.title");
      second.waitFor("meeting.over.expelled.reason", reason);
      second.waitFor("meeting.over.by", organizer.displayName());
      keep(second, "expelled");
      organizers.waitFor("meeting.expel.done", viewer.displayName());
      organizers.end();
      organizers.waitFor("meeting.over.meeting-ended.title");
      organizers.waitFor("meeting.over.by", organizer.displayName());
      keep(organizers, "ended");

      // It has tried for a minute, while all this happened.
      await(() -> lost.button("meeting.over.join").isVisible());
      lost.waitFor("meeting.over.connection-lost.title");
      keep(lost, "connection-lost");

      BrowserContext old = desk(chromium);
      old.addInitScript("delete globalThis.VideoDecoder");
      RoomPage tooOld = opened(RoomPage.open(old, server.port()));
      tooOld.waitFor("meeting.old.VideoDecoder");
      keep(tooOld, "too-old");

      // As in a browser that cannot even read the script.
      BrowserContext older = desk(chromium);
      older.route("**/room/room.js", route -> route.abort());
      RoomPage still = opened(RoomPage.open(older, server.port()));
      still.troubles().cutsTheLine();
      still.page().locator(".slow-start p").first().waitFor();
      keep(still, "does-not-start");
    }
  }

  private void keepChoosing(RoomPage presenter) {
    Page page = presenter.page();
    page.evaluate(
        "() => { navigator.mediaDevices.getDisplayMedia = () => new Promise((_, no) => {"
            + " globalThis.cancel = () => no(new DOMException('', 'NotAllowedError')); }); }");
    presenter.share();
    presenter.waitFor("meeting.stage.asking");
    keep(presenter, "choosing");
    page.evaluate("() => { delete navigator.mediaDevices.getDisplayMedia; globalThis.cancel(); }");
    presenter.waitFor("meeting.stage.empty");
  }

  private void keepConsole(Chromium chromium, Meeting meeting, Person viewer) {
    ConsolePage console =
        ConsolePage.open(server, chromium.person("fr-FR", WIDTH, HEIGHT), language);
    console.speak(language).signIn(administrator.name(), administrator.password());
    console.find("#dashboard").waitFor();
    console.go("meetings/meeting-live.xhtml?meeting=" + meeting.number().replace("-", ""));
    console.find("tr:has-text(\"" + viewer.displayName() + "\")").waitFor();
    console.keep("live-sharing");
    console.page().context().close();
  }

  private void keepOtherWaysToSee(RoomPage watcher) {
    dark(watcher);
    keep(watcher, "watching-dark");
    light(watcher);
    Page page = watcher.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    keep(watcher, "watching-forced-colors");
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    // 200 % zoom on a desk of 1440 pixels is a window of 720.
    page.setViewportSize(WIDTH / 2, HEIGHT / 2);
    watcher.keep("room-watching-zoom-200-" + language);
    page.setViewportSize(844, 390);
    watcher.keep("room-watching-phone-across-" + language);
    page.setViewportSize(WIDTH, HEIGHT);
  }

  private void keepQuestions(RoomPage presenter, Person viewer) {
    presenter.askToExpel(viewer);
    presenter.waitFor("meeting.expel.title", viewer.displayName());
    keep(presenter, "expel");
    presenter.press("meeting.dialog.cancel");
    presenter.press("meeting.toolbar.more");
    presenter.button("meeting.more.end").waitFor();
    keep(presenter, "more");
    presenter.press("meeting.more.end");
    presenter.waitFor("meeting.end.title", title());
    keep(presenter, "end");
    presenter.press("meeting.dialog.cancel");
    presenter.press("meeting.toolbar.leave");
    presenter.waitFor("meeting.leave.title");
    keep(presenter, "leave-sharing");
    presenter.press("meeting.dialog.stay");
  }

  private void keepWithoutDecoder(Chromium chromium, Meeting meeting) {
    BrowserContext browser = desk(chromium);
    browser.route("**/decoderWorker.js", RoomScreenshotsE2E::withoutDecoder);
    Person person = participant("Ryo Inoue", "井上 亮");
    RoomPage page = opened(RoomPage.signIn(browser, server.port(), person, meeting)).enter(meeting);
    page.waitFor("meeting.stage.undecodable");
    keep(page, "undecodable");
    page.close();
  }

  private static void withoutDecoder(Route route) {
    APIResponse worker = route.fetch();
    String none = "VideoDecoder.isConfigSupported = () => Promise.resolve({ supported: false });";
    route.fulfill(new Route.FulfillOptions().setResponse(worker).setBody(none + worker.text()));
  }

  private static void withoutMeetings(Route route) {
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody("{\"meetings\":[]}"));
  }

  private static void awaitRest(RoomPage watcher) {
    String[] before = {""};
    await(
        () -> {
          String now = watcher.picture();
          boolean rests = now.equals(before[0]);
          before[0] = now;
          return rests;
        });
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }

  private static void dark(RoomPage page) {
    page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
  }

  private static void light(RoomPage page) {
    page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static void keep(RoomPage page, String name) {
    assertThat(page.keepAccessibleEverywhere(name)).as("%s fits a phone", name).isTrue();
  }

  private RoomPage opened(RoomPage page) {
    // A picture of a moment in a movement would not be the same twice.
    page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    opened.add(page);
    return page;
  }

  private BrowserContext desk(Chromium chromium) {
    return chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT);
  }

  private Person organizer() {
    return administrator.createUser(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
  }

  private Person participant(String english, String japanese) {
    return administrator.createUser(name(english, japanese), "PARTICIPANT");
  }

  private void sit(Meeting meeting, String english, String japanese) {
    TestParticipant.join(server, participant(english, japanese).signIn(), meeting);
  }

  private String title() {
    return name("Plant 2 piping review", "第2工場 配管レビュー");
  }

  private String name(String english, String japanese) {
    return language.equals("ja") ? japanese : english;
  }
}
