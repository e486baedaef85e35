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
import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.Fingers;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.InEachLanguage;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * An organizer with nothing but fingers, on a phone and on a tablet: joins, looks closely, answers,
 * leads and leaves; nothing is too small and nothing stands out at the side.
 */
@OnTsudoi
@Tag("spec-6.1.1")
@Tag("spec-6.4.1")
class TouchE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final int TARGET = 44;

  private final TsudoiServer server;
  private final List<String> wrong = new ArrayList<>();
  private String language;
  private String device;
  private Person organizer;
  private Person member;
  private String title;
  private Meeting meeting;
  private RoomPage presenter;
  private RoomPage held;

  TouchE2E(TsudoiServer server) {
    this.server = server;
  }

  @InEachLanguage
  void fingersAloneAreEnough(String spoken) {
    language = spoken;
    var people = server.administrator();
    organizer = people.createUser(name("Ken Sato", "佐藤 健"), "MEETING_CREATOR", "PARTICIPANT");
    member = people.createUser(name("Misaki Suzuki", "鈴木 美咲"), "PARTICIPANT");
    title = name("Plant 2 piping review", "第2工場 配管レビュー");
    meeting = Meeting.create(organizer.signIn(), title, KEY);
    try (PatternServer patterns = PatternServer.start();
        Chromium chromium =
            Chromium.headless(
                "--auto-select-tab-capture-source-by-title=" + PatternServer.PLAN_TITLE)) {
      BrowserContext desk = chromium.person(locale(), 1280, 720);
      desk.newPage().navigate(patterns.plan(language));
      presenter = RoomPage.signIn(desk, server.port(), member, meeting).enter(meeting);
      presenter.share();
      presenter.waitFor("meeting.stage.mine.browser");

      device = "phone";
      joins(chromium, 390, 844);
      looksClosely();
      answers();
      keepAcross();
      leadsAndLeaves();
      device = "tablet";
      joins(chromium, 820, 1180);
      looksClosely();
      answers();
      leadsAndLeaves();
      assertThat(presenter.troubles().found()).isEmpty();
      assertThat(wrong).isEmpty();
    }
  }

  private void joins(Chromium chromium, int width, int height) {
    held = RoomPage.open(chromium.held(locale(), width, height), server.port(), meeting);
    held.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    held.field("account.signIn.loginName").tap();
    held.page().keyboard().type(organizer.name());
    held.field("account.signIn.password").tap();
    held.page().keyboard().type(organizer.password());
    keep("sign-in");
    tap("account.signIn.submit");
    held.field("meeting.door.key").tap();
    held.page().keyboard().type(KEY);
    keep("door");
    tap("meeting.door.submit");
    held.waitUntilPresent();
    presenter.seat(organizer).waitFor();
  }

  private void looksClosely() {
    held.waitForPicture();
    keep("watching");
    Page page = held.page();
    Locator place = page.locator(".picture-scroll");
    BoundingBox box = place.boundingBox();
    double fitted = pictureWidth();
    Fingers.spread(page, box);
    await(() -> pictureWidth() > 1.5 * fitted);
    double before = scrolled(place);
    Fingers.dragLeft(page, box, 60);
    assertThat(scrolled(place) - before).isCloseTo(60, within(2.0));
    keep("close");
    assertThat(page.evaluate("visualViewport.scale")).as("the page itself").isEqualTo(1);
    assertThat(page.evaluate("[scrollX, scrollY]").toString()).isEqualTo("[0, 0]");

    Fingers.tapTwice(page, box);
    await(() -> Math.abs(pictureWidth() - fitted) < 1);
    Fingers.tapTwice(page, box);
    await(() -> Math.abs(pictureWidth() - fitted) > 1);
    tap("meeting.view.fit");
    await(() -> Math.abs(pictureWidth() - fitted) < 1);
  }

  private void answers() {
    tap("meeting.toolbar.hand");
    presenter.waitFor("meeting.people.hand");
    tap("meeting.toolbar.hand");
    presenter.page().locator(".seat .state.hand").waitFor(hidden());
    if (device.equals("tablet")) {
      tap("chat.reactTool");
      keep("react");
      held.page().locator(".react-menu .reaction.heart").tap();
      presenter.page().locator(".reacted.heart").waitFor();
    }

    held.page().locator(".chat-tool").tap();
    held.page().locator(".compose textarea").tap();
    String said = name("I can see the plan.", "図面が見えています。") + " " + device;
    held.page().keyboard().type(said);
    held.page().locator(".send").tap();
    held.page().locator(".message.own", said(said)).waitFor();
    held.page().locator(".composer .reaction.applause").tap();
    presenter.page().locator(".reacted.applause").first().waitFor();
    keep("chat");
    leavesRoomToWrite();
    held.page().locator(".chat > header button").tap();
    held.page().locator(".chat").waitFor(hidden());
    presenter.page().locator(".chat-tool").click();
    presenter.page().locator(".message", said(said)).waitFor();
    presenter.page().locator(".chat > header button").click();
  }

  /** A notice stands beside what people write and what they press, on whatever they hold. */
  private void leavesRoomToWrite() {
    tap("meeting.toolbar.more");
    tap("meeting.more.lock");
    Locator notice = held.page().locator(".toast").first();
    notice.waitFor();
    assertInSight(notice);
    for (String used : List.of(".composer", ".chat > header", ".tools")) {
      assertApart(notice, held.page().locator(used));
    }
    keep("chat-notice");
    tap("meeting.toolbar.more");
    tap("meeting.more.unlock");
    presenter.page().locator(".bar .locked").waitFor(hidden());
  }

  private static void assertApart(Locator one, Locator other) {
    BoundingBox a = one.boundingBox();
    BoundingBox b = other.boundingBox();
    boolean across = a.x < b.x + b.width && b.x < a.x + a.width;
    boolean down = a.y < b.y + b.height && b.y < a.y + a.height;
    assertThat(across && down).as("%s covers %s", one, other).isFalse();
  }

  private static Page.LocatorOptions said(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private void keepAcross() {
    Page page = held.page();
    var upright = page.viewportSize();
    page.setViewportSize(upright.height, upright.width);
    await(() -> page.locator(".tools").boundingBox().width == upright.height);
    keep("across");
    page.setViewportSize(upright.width, upright.height);
    await(() -> page.locator(".tools").boundingBox().width == upright.width);
  }

  private void leadsAndLeaves() {
    if (device.equals("tablet")) {
      assertThat(held.seat(member).isVisible()).as("a sheet that nobody called").isFalse();
      held.page().locator(".people-tool").tap();
    }
    held.button("meeting.people.actions", member.displayName()).tap();
    held.button("meeting.seat.mute").waitFor();
    keep("seat-menu");
    assertInSight(held.page().locator(".seat-menu"));
    held.page().locator(".bar h1").tap();
    held.page().locator(".seat-menu").waitFor(hidden());
    if (device.equals("tablet")) {
      held.page().locator(".people .close-sheet").tap();
      held.page().locator(".people").waitFor(hidden());
    }

    tap("meeting.toolbar.more");
    held.button("meeting.more.lock").waitFor();
    keep("more");
    assertInSight(held.page().locator("#more-menu"));
    tap("meeting.more.lock");
    presenter.page().locator(".bar .locked").waitFor();
    tap("meeting.toolbar.more");
    tap("meeting.more.unlock");
    presenter.page().locator(".bar .locked").waitFor(hidden());
    tap("meeting.toolbar.more");
    tap("meeting.more.end");
    held.waitFor("meeting.end.title", title);
    keep("end");
    tap("meeting.dialog.cancel");
    tap("meeting.toolbar.leave");
    held.waitFor("meeting.over.left.title");
    presenter.seat(organizer).waitFor(hidden());
    assertThat(held.troubles().found()).isEmpty();
    held.page().context().close();
  }

  private void assertInSight(Locator part) {
    BoundingBox box = part.boundingBox();
    var window = held.page().viewportSize();
    assertThat(box.x).isNotNegative();
    assertThat(box.y).isNotNegative();
    assertThat(box.x + box.width).isLessThanOrEqualTo(window.width);
    assertThat(box.y + box.height).isLessThanOrEqualTo(window.height);
  }

  private void tap(String key) {
    held.button(key).locator("visible=true").first().tap();
  }

  private void keep(String name) {
    String whole = "touch-" + device + "-" + name;
    held.keepHeld(whole, TARGET).stream().map(each -> whole + ": " + each).forEach(wrong::add);
  }

  private double pictureWidth() {
    return held.page().locator("canvas.picture").boundingBox().width;
  }

  private static double scrolled(Locator place) {
    return ((Number) place.evaluate("it => it.scrollLeft")).doubleValue();
  }

  private String locale() {
    return name("en-GB", "ja-JP");
  }

  private String name(String english, String japanese) {
    return language.equals("en") ? english : japanese;
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
