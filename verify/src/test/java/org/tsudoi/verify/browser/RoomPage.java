package org.tsudoi.verify.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.Person;

/** The meeting page in one person's browser, used as that person would use it, in English. */
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

  private final Page page;
  private final PageTroubles troubles;

  private RoomPage(Page page) {
    this.page = page;
    this.troubles = PageTroubles.of(page);
  }

  /** Opens the meeting's link on that port of this machine and signs in there. */
  public static RoomPage signIn(BrowserContext browser, int port, Person person, Meeting meeting) {
    RoomPage room = new RoomPage(browser.newPage());
    room.page.navigate("https://127.0.0.1:" + port + "/room/#/" + meeting.number());
    room.field("User ID").fill(person.name());
    room.field("Password").fill(person.password());
    room.button("Sign in").click();
    return room;
  }

  /** Enters the meeting key at the door and waits until the meeting is there. */
  public RoomPage enter(Meeting meeting) {
    tryKey(meeting.key());
    button("Leave").first().waitFor();
    return this;
  }

  /** Enters a key at the door. */
  public void tryKey(String key) {
    field("Meeting key").fill(key);
    button("Join the meeting").click();
  }

  /** Presses “Share screen”; the browser chooses by its own flags. */
  public void share() {
    button("Share screen").click();
  }

  /** Expels somebody by the participant list and the question that follows. */
  public void expel(Person someone) {
    button("Expel " + someone.displayName() + "…").click();
    button("Expel").click();
  }

  /** Ends the meeting for everyone, by the menu and the question that follows. */
  public void end() {
    button("More").click();
    button("End the meeting…").click();
    button("End the meeting").click();
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

  /** Waits until the shared picture is on the page. */
  public void waitForPicture() {
    page.locator("canvas.picture[data-frame]").waitFor();
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

  /** The complaints of the page so far. */
  public PageTroubles troubles() {
    return troubles;
  }

  private Locator field(String label) {
    return page.getByLabel(label).first();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
