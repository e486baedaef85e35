package org.tsudoi.verify.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.tsudoi.verify.server.TsudoiServer;

/** The console in one person's browser. */
public final class ConsolePage {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  private final URI base;
  private final Page page;
  private final PageTroubles troubles;
  private final String suffix;

  private ConsolePage(URI base, Page page, String suffix) {
    this.base = base;
    this.page = page;
    this.troubles = PageTroubles.of(page);
    this.suffix = suffix;
  }

  /** Opens the sign-in page; screenshots carry the suffix. */
  public static ConsolePage open(TsudoiServer server, BrowserContext person, String suffix) {
    return open(server.console(), person, suffix);
  }

  /** Opens the sign-in page at another address of the server. */
  public static ConsolePage open(URI base, BrowserContext person, String suffix) {
    ConsolePage console = new ConsolePage(base, person.newPage(), suffix);
    console.page.navigate(base.toString());
    return console;
  }

  /** The console in a page that came there by a link. */
  public static ConsolePage on(TsudoiServer server, Page page, String suffix) {
    return new ConsolePage(server.console(), page, suffix);
  }

  /** Asks for the language by the link at the foot of the sign-in page. */
  public ConsolePage speak(String language) {
    page.locator(".tsudoi-door-foot a[hreflang=" + language + "]").click();
    // What is typed before the page is there is lost with the one that is left.
    page.waitForURL(Pattern.compile(".*[?&]lang=" + language + "\\b.*"));
    return this;
  }

  /** Types name and password and sends them. */
  public ConsolePage signIn(String name, String password) {
    field("signIn:loginName").fill(name);
    field("signIn:password").fill(password);
    field("signIn:submit").click();
    return this;
  }

  /** Goes to a page of the console by its path below {@code /console/}. */
  public ConsolePage go(String path) {
    page.navigate(base.resolve(path).toString());
    return this;
  }

  /** The element with this Faces id. */
  public Locator field(String id) {
    return page.locator("[id=\"" + id + "\"]");
  }

  /** The elements that match a selector. */
  public Locator find(String selector) {
    return page.locator(selector);
  }

  /** Ticks the first box with this label, or takes its tick away. */
  public ConsolePage tick(String label) {
    page.locator(".tsudoi-check b")
        .filter(new Locator.FilterOptions().setHasText(label))
        .first()
        .click();
    return this;
  }

  /** The page itself. */
  public Page page() {
    return page;
  }

  /** Keeps pictures of the page on a desk and on a phone, and looks whether all can use it. */
  public ConsolePage keep(String name) {
    Screenshots.keep(page, "console-" + name + "-" + suffix);
    Accessibility.check(page, "console-" + name);
    var desk = page.viewportSize();
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    Screenshots.keep(page, "console-" + name + "-" + suffix + "-phone");
    page.setViewportSize(desk.width, desk.height);
    return this;
  }

  /** Whether the page fits a phone without scrolling sideways. */
  public boolean fitsPhone() {
    var desk = page.viewportSize();
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    boolean fits =
        (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    page.setViewportSize(desk.width, desk.height);
    return fits;
  }

  /** What the browser complained about so far. */
  public List<String> troubles() {
    return troubles.found();
  }
}
