package org.tsudoi.verify.browser;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.Person;

/**
 * The meeting page in one person's browser, used as that person would use it, in the language of
 * that browser.
 */
public final class RoomPage {

  private static final String PICTURE_AS_PNG =
      """
      canvas => {
        const copy = document.createElement('canvas');
        copy.width = canvas.width;
        copy.height = canvas.height;
        copy.getContext('2d').drawImage(canvas, 0, 0);
        return copy.toDataURL();
      }""";

  private static final String REMEMBER_WHAT_IS_SAID =
      """
      () => {
        globalThis.said = [];
        new MutationObserver(records => {
          for (const record of records) {
            for (const line of record.addedNodes) globalThis.said.push(line.textContent);
          }
        }).observe(document.getElementById('spoken'), { childList: true });
      }""";

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  private final Page page;
  private final PageTroubles troubles;
  private RoomWords words;

  private RoomPage(Page page, String address) {
    this.page = page;
    this.troubles = PageTroubles.of(page);
    page.navigate(address);
    this.words = RoomWords.in((String) page.evaluate("navigator.language.slice(0, 2)"));
  }

  /** Opens the meeting page's home on that port of this machine. */
  public static RoomPage open(BrowserContext browser, int port) {
    return new RoomPage(browser.newPage(), "https://127.0.0.1:" + port + "/room/");
  }

  /** Opens the meeting page at an address, in a page that somebody has. */
  public static RoomPage in(Page page, URI address) {
    return new RoomPage(page, address.toString());
  }

  /** Opens the meeting's link on that port of this machine. */
  public static RoomPage open(BrowserContext browser, int port, Meeting meeting) {
    String address = "https://127.0.0.1:" + port + "/room/#/" + meeting.number();
    return new RoomPage(browser.newPage(), address);
  }

  /** Opens the meeting's link on that port of this machine and signs in there. */
  public static RoomPage signIn(BrowserContext browser, int port, Person person, Meeting meeting) {
    return open(browser, port, meeting).signIn(person.name(), person.password());
  }

  /** Chooses a language; from then on texts are looked for in it. */
  public RoomPage speak(String language) {
    page.locator(".choice-language select").first().selectOption(language);
    words = RoomWords.in(language);
    return this;
  }

  /** The notice that the picture suffers from a slow line, and why. */
  public Locator slowLine() {
    return page.locator(".slow-line");
  }

  /** Types name and password and sends them. */
  public RoomPage signIn(String name, String password) {
    field("account.signIn.loginName").fill(name);
    field("account.signIn.password").fill(password);
    press("account.signIn.submit");
    return this;
  }

  /** Enters the meeting key at the door and waits until the meeting is there. */
  public RoomPage enter(Meeting meeting) {
    tryKey(meeting.key());
    waitUntilPresent();
    return this;
  }

  /** Enters a key at the door. */
  public void tryKey(String key) {
    field("meeting.door.key").fill(key);
    press("meeting.door.submit");
  }

  /** Whether the seat of that person says that the connection was lost. */
  public boolean isAway(Person someone) {
    return page.locator(".seat.away")
            .filter(new Locator.FilterOptions().setHasText(someone.displayName()))
            .count()
        > 0;
  }

  /** Whether the seat of that person shows that the person speaks. */
  public boolean isSpeaking(Person someone) {
    return page.locator(".seat.speaking")
            .filter(new Locator.FilterOptions().setHasText(someone.displayName()))
            .count()
        > 0;
  }

  /** Whether the seat of that person shows a microphone that is on. */
  public boolean hasOpenMicrophone(Person someone) {
    String sign = seat(someone).locator(".seat-microphone").getAttribute("aria-label");
    return !sign.equals(words.text("voice.seat.off"));
  }

  /**
   * How the voices of the others are heard, by the page's own count; all 0 while nobody spoke.
   *
   * @param onTimePercent how much of it was there when its time to be played came
   * @param delayMillis from mouth to ear
   */
  public record VoiceFigures(int onTimePercent, int delayMillis) {}

  /** What the open sound menu tells. */
  public VoiceFigures voiceFigures() {
    Locator figures = page.locator(".figures");
    String onTime = figures.getAttribute("data-on-time-percent");
    return onTime == null
        ? new VoiceFigures(0, 0)
        : new VoiceFigures(
            Integer.parseInt(onTime), Integer.parseInt(figures.getAttribute("data-delay-millis")));
  }

  /**
   * Waits until the tools and the first seat are there: the server has let this person in. On a
   * tablet, and beside the chat, the seats are in a sheet that is not open.
   */
  public void waitUntilPresent() {
    button("meeting.toolbar.leave").first().waitFor();
    page.locator(".seat").first().waitFor(new Locator.WaitForOptions().setState(ATTACHED));
  }

  /** Presses “Share screen”; the browser chooses by its own flags. */
  public void share() {
    troubles.captures();
    press("meeting.toolbar.share");
  }

  /** Expels somebody by the participant list and the question that follows. */
  public void expel(Person someone) {
    askToExpel(someone);
    press("meeting.expel.submit");
  }

  /** Opens the question whether somebody shall be expelled. */
  public void askToExpel(Person someone) {
    choose(someone, "meeting.seat.expel");
  }

  /** Opens the menu of somebody's seat and chooses what carries this text. */
  public void choose(Person someone, String key) {
    openActions(someone);
    press(key);
  }

  /** Opens the menu of somebody's seat. */
  public void openActions(Person someone) {
    press("meeting.people.actions", someone.displayName());
  }

  /** Ends the meeting for everyone, by the menu and the question that follows. */
  public void end() {
    askToEnd();
    press("meeting.end.submit");
  }

  /** Opens the question whether the meeting shall end. */
  public void askToEnd() {
    press("meeting.toolbar.more");
    press("meeting.more.end");
  }

  /** Presses the button that carries this text. */
  public void press(String key, Object... values) {
    button(key, values).first().click();
  }

  /** The button that carries this text. */
  public Locator button(String key, Object... values) {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(words.text(key, values)).setExact(true));
  }

  /** The field that carries this label. */
  public Locator field(String key) {
    return page.getByLabel(words.text(key)).first();
  }

  /** The text of this name in the page's own language. */
  public String text(String key, Object... values) {
    return words.text(key, values);
  }

  /** Waits until the page says the text of this name, in its own language. */
  public void waitFor(String key, Object... values) {
    page.getByText(words.text(key, values)).first().waitFor();
  }

  /** The page itself. */
  public Page page() {
    return page;
  }

  /** The seat of a person in the participant list. */
  public Locator seat(Person someone) {
    return page.locator(".seat")
        .filter(new Locator.FilterOptions().setHasText(someone.displayName()));
  }

  /** Waits until the page says this. */
  public void waitToSay(String text) {
    page.getByText(text).first().waitFor();
  }

  /** The shared picture as a data URL, in the size in which it was sent. */
  public String picture() {
    return (String) page.locator("canvas.picture").evaluate(PICTURE_AS_PNG);
  }

  /** Whether the shared picture is on the page. */
  public boolean hasPicture() {
    return page.locator("canvas.picture[data-frame]").count() > 0;
  }

  /** Whether the shared picture that is on the page was sent in that size. */
  public boolean hasPictureOf(int width, int height) {
    return (Boolean)
        page.locator("canvas.picture")
            .evaluate(
                "(canvas, [width, height]) => canvas.width === width && canvas.height === height",
                List.of(width, height));
  }

  /** The number of the shared picture that is on the page. */
  public String pictureNumber() {
    return page.locator("canvas.picture").getAttribute("data-frame");
  }

  /** Waits until the shared picture is on the page. */
  public void waitForPicture() {
    page.locator("canvas.picture[data-frame]").waitFor();
  }

  /** Waits no longer than that until the shared picture is on the page. */
  public void waitForPicture(Duration patience) {
    page.locator("canvas.picture[data-frame]")
        .waitFor(new Locator.WaitForOptions().setTimeout(patience.toMillis()));
  }

  /**
   * Milliseconds from the capture of the newest picture to its showing, by the page's own count.
   */
  public int latencyMillis() {
    return Integer.parseInt(page.locator("canvas.picture").getAttribute("data-latency-millis"));
  }

  /** Closes the tab. */
  public void close() {
    page.close();
  }

  /** Keeps a screenshot. */
  public void keep(String name) {
    Screenshots.keep(page, name);
  }

  /** Keeps screenshots of the page on a desk and on a phone, and says whether it fits the phone. */
  public boolean keepOnDeskAndPhone(String name) {
    return keepOnDeskAndPhone(name, () -> {});
  }

  /**
   * As {@link #keepOnDeskAndPhone}; and fails for what is not accessible on the phone, or in the
   * colors that are not those of the moment.
   */
  public boolean keepAccessibleEverywhere(String name) {
    Accessibility.checkOtherColors(page, "room-" + name);
    return keepOnDeskAndPhone(name, () -> Accessibility.check(page, "room-" + name + "-phone"));
  }

  private boolean keepOnDeskAndPhone(String name, Runnable onPhone) {
    String suffix = "-" + words.language();
    Screenshots.keep(page, "room-" + name + suffix);
    Accessibility.check(page, "room-" + name);
    var desk = page.viewportSize();
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    boolean fits =
        (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    Screenshots.keep(page, "room-" + name + suffix + "-phone");
    onPhone.run();
    page.setViewportSize(desk.width, desk.height);
    return fits;
  }

  /**
   * Keeps a screenshot of the page on the device that somebody holds and says what a finger would
   * not find there: what stands out at the side, and targets smaller than so many pixels.
   */
  public List<String> keepHeld(String name, int targetPixels) {
    Screenshots.keep(page, "room-" + name + "-" + words.language());
    Accessibility.check(page, "room-" + name);
    List<String> wrong = new ArrayList<>();
    int width = page.viewportSize().width;
    int scrolled = (Integer) page.evaluate("document.documentElement.scrollWidth");
    if (scrolled > width) {
      wrong.add("the page is " + scrolled + " wide on a device of " + width);
    }
    wrong.addAll(Fingers.tooSmall(page, targetPixels));
    return wrong;
  }

  /** Whether the page as a whole has a scrollbar at its side; headless Chromium never shows one. */
  public boolean hasScrollbar() {
    return (Boolean) page.evaluate("document.documentElement.clientWidth < window.innerWidth");
  }

  /** Over which transport the page is connected, in the words of the protocol. */
  public String transport() {
    return page.locator(".link").getAttribute("data-transport");
  }

  /** Opens the details of the connection behind the figure in the bar. */
  public Locator connectionDetails() {
    Locator details = page.locator(".link-details");
    if (!details.isVisible()) {
      page.locator(".link button").click();
    }
    return details;
  }

  /** By which codec the shared screen comes or goes, as the details of the connection say it. */
  public String codec() {
    return page.locator(".link-details [data-value=picture]").textContent();
  }

  /** The index under which that person is in the meeting. */
  public String indexOf(Person someone) {
    return seat(someone).getAttribute("data-index");
  }

  /** Keeps from now on what a screen reader is told. */
  public void rememberWhatIsSaid() {
    page.evaluate(REMEMBER_WHAT_IS_SAID);
  }

  /** Whether a screen reader was told this text. */
  public boolean hasSaid(String key, Object... values) {
    return (Boolean)
        page.evaluate("text => globalThis.said.includes(text)", words.text(key, values));
  }

  /** The complaints of the page so far. */
  public PageTroubles troubles() {
    return troubles;
  }
}
