package org.tsudoi.bench.meeting;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tsudoi.bench.contender.Workplace;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.tunnel.Crowd;

/**
 * A meeting on the meeting page, in Chromium: one person shares a tab in which something moves,
 * others join. Server and browsers stand on one machine, so their clock is one.
 */
final class PageMeeting implements AutoCloseable {

  private static final List<Path> CHROMIUM =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FIRST_ERROR = 400;

  /** How often the shared tab changes while people join, and while pictures are timed. */
  private static final int CALMLY_MILLIS = 200;

  private static final int QUICKLY_MILLIS = 30;

  /** How long somebody looks at the door before going in. */
  private static final double AT_THE_DOOR_MILLIS = 1_000;

  private static final String CHANGE_EACH = "millis => changeEach(millis)";
  private static final String PICTURE = "canvas.picture[data-frame]";

  /** From the click to the animation frame in which a picture stands on the page. */
  private static final String TIME_THE_NEXT_CLICK =
      """
      () => {
        globalThis.firstPicture = new Promise(shown => {
          addEventListener("click", event => {
            const began = event.timeStamp;
            const look = () => document.querySelector("canvas.picture[data-frame]")
              ? shown(performance.now() - began) : requestAnimationFrame(look);
            look();
          }, { capture: true, once: true });
        });
      }""";

  /**
   * How old each new picture is in the animation frame in which it stands on the page: the shared
   * tab draws the time into it, as 24 bits and their parity.
   */
  private static final String AGES =
      """
      millis => new Promise(done => {
        const stage = document.querySelector("canvas.picture");
        const strip = document.createElement("canvas");
        strip.width = 500;
        strip.height = 20;
        const pen = strip.getContext("2d", { willReadFrequently: true });
        const all = [];
        let last = -1;
        const until = performance.now() + millis;
        const look = () => {
          if (performance.now() > until) return done(all);
          requestAnimationFrame(look);
          const scale = stage.width / innerWidth;
          pen.drawImage(stage, 0, 0, 500 * scale, 20 * scale, 0, 0, 500, 20);
          const { data } = pen.getImageData(0, 10, 500, 1);
          let time = 0;
          let parity = 0;
          for (let bit = 0; bit < 25; bit++) {
            const one = data[(bit * 20 + 10) * 4] < 128 ? 1 : 0;
            parity ^= one;
            if (bit < 24) time += one * 2 ** bit;
          }
          if (parity !== 0 || time === last) return;
          if (last >= 0) all.push((Date.now() % 2 ** 24 - time + 2 ** 24) % 2 ** 24);
          last = time;
        };
        look();
      })""";

  private final Playwright playwright;
  private final Browser browser;
  private final PageTexts texts;
  private final Crowd crowd;
  private final URI server;
  private final String meeting;
  private Page plan;

  private PageMeeting(Workplace place, int port, Crowd crowd) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--auto-select-tab-capture-source-by-title=Tsudoi benchmark")));
    texts = new PageTexts(place.project());
    this.crowd = crowd;
    server = URI.create("https://127.0.0.1:" + port + "/");
    meeting = crowd.openMeeting("Benchmark");
  }

  /** Opens the meeting; somebody shares a tab when this returns. */
  static PageMeeting open(Workplace place, int port, Crowd crowd) {
    PageMeeting opened = new PageMeeting(place, port, crowd);
    opened.present(place);
    return opened;
  }

  private static Path chromium() {
    return CHROMIUM.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Chromium was not found"));
  }

  private void present(Workplace place) {
    BrowserContext person = person();
    plan = person.newPage();
    plan.navigate(plan(place).toUri().toString());
    Page page = atTheDoor(person);
    button(page, "meeting.door.submit").click();
    button(page, "meeting.toolbar.share").click();
    page.getByText(texts.of("meeting.stage.mine.browser")).first().waitFor();
  }

  /** Which browser it is. */
  String browser() {
    return "Chromium " + browser.version();
  }

  private static Path plan(Workplace place) {
    try (InputStream plan = PageMeeting.class.getResourceAsStream("plan.html")) {
      return Files.write(place.run().resolve("plan.html"), plan.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BrowserContext person() {
    BrowserContext person =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-GB")
                .setViewportSize(WIDTH, HEIGHT));
    APIResponse answer =
        person
            .request()
            .post(
                server.resolve("api/v1/session").toString(),
                RequestOptions.create()
                    .setData(
                        Map.of(
                            "loginName", crowd.loginName(),
                            "password", crowd.password(),
                            "delivery", "cookie")));
    if (answer.status() >= FIRST_ERROR) {
      throw new IllegalStateException("not signed in: " + answer.status());
    }
    return person;
  }

  private Page atTheDoor(BrowserContext person) {
    Page page = person.newPage();
    page.navigate(server.resolve("room/#/" + meeting).toString());
    button(page, "meeting.door.submit").waitFor();
    return page;
  }

  private Locator button(Page page, String key) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(texts.of(key)).setExact(true));
  }

  /** Lets somebody join so often; from the click on “Join” to the first picture. */
  Histogram joins(int count) {
    Histogram times = new Histogram();
    for (int join = 0; join < count; join++) {
      BrowserContext person = person();
      Page page = atTheDoor(person);
      page.waitForTimeout(AT_THE_DOOR_MILLIS);
      page.evaluate(TIME_THE_NEXT_CLICK);
      button(page, "meeting.door.submit").click();
      double millis = ((Number) page.evaluate("() => globalThis.firstPicture")).doubleValue();
      times.add(Math.round(millis * 1e6));
      button(page, "meeting.toolbar.leave").click();
      page.locator(PICTURE)
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      person.close();
    }
    return times;
  }

  /**
   * Lets somebody watch for so long; from the drawing in the shared tab to the page of who watches.
   */
  Histogram ages(Duration length) {
    Histogram times = new Histogram();
    BrowserContext person = person();
    Page page = atTheDoor(person);
    button(page, "meeting.door.submit").click();
    page.locator(PICTURE).waitFor();
    plan.evaluate(CHANGE_EACH, QUICKLY_MILLIS);
    for (Object millis : (List<?>) page.evaluate(AGES, (double) length.toMillis())) {
      times.add(Math.round(((Number) millis).doubleValue() * 1e6));
    }
    plan.evaluate(CHANGE_EACH, CALMLY_MILLIS);
    person.close();
    return times;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
