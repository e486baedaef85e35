package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.tsudoi.protocol.Channel;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.Fingers;
import org.tsudoi.verify.browser.Luma;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.PictureWatch;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.SentFrames;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Looking closely at a shared screen, pointing on it and freezing it, in two real browsers and both
 * languages, with the mouse, with fingers and with the keyboard alone.
 */
@OnTsudoi
@Tag("spec-6.4.1")
class SeeingWellE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FROZEN_MILLIS = 4000;

  private static final String IN_SIGHT =
      """
      () => {
        const mark = document.querySelector('.picture-frame .pointer-mark').getBoundingClientRect();
        const view = document.querySelector('.picture-scroll').getBoundingClientRect();
        const [x, y] = [mark.left + 8, mark.top + 6];
        return x > view.left && x < view.right && y > view.top && y < view.bottom;
      }""";

  private final TsudoiServer server;
  private final List<RoomPage> opened = new ArrayList<>();
  private String language = "en";
  private RoomPage presenter;
  private RoomPage viewer;

  SeeingWellE2E(TsudoiServer server) {
    this.server = server;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(opened).flatMap(page -> page.troubles().found()).isEmpty();
  }

  @InEachLanguage
  void looksCloselyPointsAndFreezes(String spoken) {
    language = spoken;
    Person organizer = person("Ken Sato", "佐藤 健", "MEETING_CREATOR", "PARTICIPANT");
    Person watching = person("Misaki Suzuki", "鈴木 美咲", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), "Plant 2", KEY);
    try (PatternServer patterns = PatternServer.start();
        Chromium chromium =
            Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE)) {
      BrowserContext presenting = desk(chromium);
      Page pattern = presenting.newPage();
      pattern.navigate(patterns.calm());
      presenter = opened(RoomPage.open(presenting, server.port(), meeting));
      SentFrames sent = SentFrames.of(presenter.page());
      presenter.signIn(organizer.name(), organizer.password()).enter(meeting);
      viewer = opened(RoomPage.signIn(desk(chromium), server.port(), watching, meeting));
      viewer.enter(meeting);
      presenter.share();
      viewer.waitForPicture();

      assertZoomsEachWay();
      assertFollowsThePointer(sent);
      assertFreezes(chromium, meeting, sent);
      pattern.evaluate("rest()");
      assertSharpPixelOnPixel();
      presenter.press("meeting.stage.stop");
      viewer.waitFor("meeting.stage.empty");
      assertThat(viewer.page().locator(".pointer-mark:visible").count()).isZero();
    }
  }

  private void assertZoomsEachWay() {
    Page page = viewer.page();
    Locator place = page.locator(".picture-scroll");
    double fitted = pictureWidth();
    keep(viewer, "zoom-fit");

    viewer.press("meeting.view.closer");
    await(() -> pictureWidth() > fitted);
    viewer.press("meeting.view.farther");
    BoundingBox box = place.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.keyboard().down("Control");
    page.mouse().wheel(0, -900);
    page.keyboard().up("Control");
    await(() -> pictureWidth() > 1.3 * fitted);
    assertThat(page.evaluate("visualViewport.scale")).as("the page itself").isEqualTo(1);

    double before = scrolled(place);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2 - 60, box.y + box.height / 2 - 40);
    page.mouse().up();
    assertThat(scrolled(place) - before).isCloseTo(60, within(2.0));

    place.focus();
    page.keyboard().press("3");
    page.keyboard().press("1");
    await(() -> Math.abs(pictureWidth() - sentWidth()) < 1);
    assertThat(pressed("meeting.view.actual")).isEqualTo("true");
    page.keyboard().press("+");
    page.keyboard().press("+");
    double left = scrolled(place);
    page.keyboard().press("ArrowRight");
    await(() -> scrolled(place) > left);
    keep(viewer, "zoom-close");
    page.keyboard().press("0");
    await(() -> Math.abs(pictureWidth() - fitted) < 1);
    assertThat(pressed("meeting.view.fit")).isEqualTo("true");

    Fingers.spread(page, box);
    await(() -> pictureWidth() > 1.5 * fitted);
    place.focus();
    page.keyboard().press("f");
    viewer.button("meeting.view.leaveFullScreen").waitFor();
    viewer.keep("room-zoom-full-screen-" + language);
    viewer.press("meeting.view.leaveFullScreen");
    viewer.button("meeting.view.fullScreen").waitFor();
  }

  private void assertFollowsThePointer(SentFrames sent) {
    Page own = presenter.page();
    Locator preview = own.locator(".own-picture");
    BoundingBox box = preview.boundingBox();
    own.mouse().move(box.x + 20, box.y + 20);
    assertThat(sent.on(Channel.POINTER)).as("nobody points by accident").isEmpty();
    presenter.press("meeting.point.start");
    Locator mark = viewer.page().locator(".picture-frame .pointer-mark");
    pointAt(0.9, 0.8);
    mark.waitFor();
    keep(presenter, "pointing");
    assertThat(pressed("meeting.view.follow")).isEqualTo("false");
    viewer.press("meeting.view.follow");
    pointAt(0.9, 0.8);
    await(this::isInSight);
    pointAt(0.1, 0.1);
    await(this::isInSight);
    keep(viewer, "following");

    own.mouse().move(2, 2);
    await(() -> !mark.isVisible());
    preview.focus();
    own.keyboard().press("ArrowDown");
    mark.waitFor();
    own.keyboard().press("Escape");
    await(() -> !mark.isVisible());
    presenter.press("meeting.point.start");
  }

  /** Points until the viewer sees it there; the preview may still take another size. */
  private void pointAt(double x, double y) {
    Page own = presenter.page();
    Locator mark = viewer.page().locator(".picture-frame .pointer-mark");
    int[] tries = {0};
    await(
        () -> {
          BoundingBox box = own.locator(".own-picture").boundingBox();
          own.mouse().move(box.x + box.width * x + ++tries[0] % 2, box.y + box.height * y);
          double left =
              Double.parseDouble("0" + mark.evaluate("it => it.style.left.replace('%', '')"));
          return mark.isVisible() && Math.abs(left - 100 * x) < 2;
        });
  }

  private boolean isInSight() {
    return (Boolean) viewer.page().evaluate(IN_SIGHT);
  }

  private void assertFreezes(Chromium chromium, Meeting meeting, SentFrames sent) {
    presenter.rememberWhatIsSaid();
    viewer.rememberWhatIsSaid();
    PictureWatch watch = PictureWatch.of(viewer);
    await(() -> watch.during(500).picturesPerSecond() > 0);
    presenter.press("meeting.freeze.start");
    viewer.page().locator(".strip .frozen-badge").waitFor();
    presenter.waitFor("meeting.freeze.note");
    await(() -> watch.during(1000).picturesPerSecond() == 0);
    int frozen = Luma.ofDataUrl(viewer.picture()).number();

    assertThat(watch.during(FROZEN_MILLIS).picturesPerSecond()).isZero();
    assertThat(Luma.ofDataUrl(viewer.picture()).number()).isEqualTo(frozen);
    assertThat(Luma.ofDataUrl(ownPicture()).number())
        .as("what the presenter sees")
        .isEqualTo(frozen);
    viewer.press("meeting.view.fit");
    keep(viewer, "frozen");
    keep(presenter, "freezing");
    Person late = person("Emma Larsen", "Emma Larsen", "PARTICIPANT");
    RoomPage comes = opened(RoomPage.signIn(desk(chromium), server.port(), late, meeting));
    comes.enter(meeting).waitForPicture();
    comes.page().locator(".strip .frozen-badge").waitFor();
    assertThat(Luma.ofDataUrl(comes.picture()).number()).isEqualTo(frozen);
    comes.close();

    awaitQuiet(sent);
    int quiet = sent.on(Channel.SCREEN).size();
    watch.during(FROZEN_MILLIS);
    assertThat(sent.on(Channel.SCREEN)).as("frames while it is frozen and clean").hasSize(quiet);

    presenter.press("meeting.freeze.end");
    await(() -> watch.during(500).picturesPerSecond() > 0);
    viewer.page().locator(".strip .frozen-badge").waitFor(hidden());
    assertThat(viewer.hasSaid("meeting.said.frozen", name("Ken Sato", "佐藤 健"))).isTrue();
    assertThat(presenter.hasSaid("meeting.said.mine.goesOn")).isTrue();
  }

  private static void awaitQuiet(SentFrames sent) {
    int[] before = {-1};
    Duration pause = Duration.ofMillis(1500);
    await(
        () -> {
          int now = sent.on(Channel.SCREEN).size();
          before[0] = now;
          return !Waiting.until(() -> sent.on(Channel.SCREEN).size() > before[0], pause);
        });
  }

  /** At 100 % a pixel of the picture is a pixel of the screen, and none is blurred. */
  private void assertSharpPixelOnPixel() {
    viewer.press("meeting.view.actual");
    await(() -> Math.abs(pictureWidth() - sentWidth()) < 1);
    Page page = viewer.page();
    page.evaluate("document.querySelector('.picture-scroll').scrollTo(0, 0)");
    BoundingBox place = page.locator(".picture-scroll").boundingBox();
    await(
        () -> {
          Luma screen =
              Luma.ofPng(
                  page.screenshot(
                      new Page.ScreenshotOptions()
                          .setClip(Math.round(place.x), Math.round(place.y), 400, 300)));
          Luma sent = Luma.ofDataUrl(viewer.picture()).part(0, 0, 400, 300);
          return screen.psnrAgainst(sent) > 45;
        });
  }

  private String ownPicture() {
    return (String)
        presenter.page().locator(".own-picture canvas").evaluate("canvas => canvas.toDataURL()");
  }

  private double pictureWidth() {
    return ((Number)
            viewer
                .page()
                .locator("canvas.picture")
                .evaluate("it => it.getBoundingClientRect().width"))
        .doubleValue();
  }

  private double sentWidth() {
    return ((Number) viewer.page().locator("canvas.picture").evaluate("it => it.width"))
        .doubleValue();
  }

  private static double scrolled(Locator place) {
    return ((Number) place.evaluate("it => it.scrollLeft")).doubleValue();
  }

  private String pressed(String key) {
    return viewer.button(key).first().getAttribute("aria-pressed");
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }

  private void keep(RoomPage page, String name) {
    assertThat(page.keepOnDeskAndPhone(name)).as("%s fits a phone", name).isTrue();
  }

  private RoomPage opened(RoomPage page) {
    page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    opened.add(page);
    return page;
  }

  private BrowserContext desk(Chromium chromium) {
    return chromium.person(name("en-GB", "ja-JP"), WIDTH, HEIGHT);
  }

  private Person person(String english, String japanese, String... roles) {
    return server.administrator().createUser(name(english, japanese), roles);
  }

  private String name(String english, String japanese) {
    return language.equals("ja") ? japanese : english;
  }
}
