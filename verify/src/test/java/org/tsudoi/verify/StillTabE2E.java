package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.CuttableLine;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * A shared tab in which nothing moves: Chromium captures it once, and sometimes loses even that
 * picture. Whoever watches sees it all the same, soon.
 */
@OnTsudoi
@Tag("spec-6.4.1")
class StillTabE2E {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** A cut line is tried again in distances of up to eight seconds. */
  private static final Duration RESUMED = Duration.ofSeconds(30);

  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 860;

  /** A Chromium that loses all pictures of the first half second of a capture. */
  private static final String LOSES_FIRST_PICTURES =
      """
      () => {
        const Known = MediaStreamTrackProcessor;
        globalThis.MediaStreamTrackProcessor = class {
          constructor(wish) {
            const begun = performance.now();
            const transform = (frame, kept) => {
              if (performance.now() - begun < 480) frame.close();
              else kept.enqueue(frame);
            };
            this.readable = new Known(wish).readable.pipeThrough(new TransformStream({ transform }));
          }
        };
      }""";

  /** A Chromium that loses the pictures of the half second in which a tab is back in its size. */
  private static final String LOSES_LAST_PICTURE_OF_RESIZING =
      """
      () => {
        const Known = MediaStreamTrackProcessor;
        globalThis.MediaStreamTrackProcessor = class {
          constructor(wish) {
            const sizes = new Set();
            let before = '', backAt = Infinity;
            const transform = (frame, kept) => {
              const size = `${frame.codedWidth} ${frame.codedHeight}`;
              if (size !== before && sizes.has(size)) backAt = performance.now();
              sizes.add(before = size);
              if (performance.now() - backAt < 480 && performance.now() >= backAt) frame.close();
              else kept.enqueue(frame);
            };
            this.readable = new Known(wish).readable.pipeThrough(new TransformStream({ transform }));
          }
        };
      }""";

  private final TsudoiServer server;
  private PatternServer patterns;
  private Person organizer;
  private Person viewer;
  private Meeting meeting;

  StillTabE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    patterns = PatternServer.start();
    organizer = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    viewer = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
  }

  @AfterEach
  void stopServingPatterns() {
    patterns.close();
  }

  @Test
  void isSeenAtEveryShare() {
    seeEveryShare();
  }

  // Only the first capture of a browser was ever lost, so each round has a new one.
  @RepeatedTest(3)
  @Tag("long")
  void isSeenAtEveryShareOfManyBrowsers() {
    seeEveryShare();
  }

  private void seeEveryShare() {
    try (Chromium presenting = planPicker();
        Chromium watching = Chromium.headless()) {
      RoomPage presenter = beside(presenting, server.port());
      RoomPage watcher = joined(watching, viewer);

      for (int share = 0; share < 5; share++) {
        presenter.share();
        watcher.waitForPicture(SOON);
        presenter.press("meeting.stage.stop");
        watcher.waitFor("meeting.stage.empty");
      }

      assertThat(presenter.troubles().found()).isEmpty();
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  @Test
  @Tag("long")
  void isSeenAlsoWhenChromiumLosesItsOnlyPicture() {
    Person late = server.administrator().createUser("Emma Larsen", "PARTICIPANT");
    try (CuttableLine line = CuttableLine.to(server.port());
        Chromium presenting = planPicker();
        Chromium watching = Chromium.headless()) {
      RoomPage presenter = beside(presenting, line.port());
      presenter.page().evaluate(LOSES_FIRST_PICTURES);
      RoomPage watcher = joined(watching, viewer);

      presenter.share();
      watcher.waitForPicture(SOON);
      RoomPage comes = joined(watching, late);
      comes.waitForPicture(SOON);

      String before = watcher.pictureNumber();
      line.cut();
      watcher.waitFor("meeting.people.reconnecting");
      line.mend();
      assertThat(Waiting.until(() -> !watcher.pictureNumber().equals(before), RESUMED)).isTrue();
      comes.waitForPicture();

      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  @Test
  @Tag("long")
  void isSeenWholeAlsoWhenChromiumLosesTheLastPictureOfAResizing() {
    try (Chromium presenting = planPicker();
        Chromium watching = Chromium.headless()) {
      BrowserContext browser = person(presenting);
      Page plan = browser.newPage();
      plan.navigate(patterns.plan("en"));
      RoomPage presenter =
          RoomPage.signIn(browser, server.port(), organizer, meeting).enter(meeting);
      presenter.page().evaluate(LOSES_LAST_PICTURE_OF_RESIZING);
      RoomPage watcher = joined(watching, viewer);
      presenter.share();
      watcher.waitForPicture(SOON);

      plan.setViewportSize(390, 844);
      assertThat(Waiting.until(() -> watcher.hasPictureOf(390, 844), SOON)).isTrue();
      plan.setViewportSize(WIDTH, HEIGHT);

      assertThat(Waiting.until(() -> watcher.hasPictureOf(WIDTH, HEIGHT), SOON)).isTrue();
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  /** The presenter, with the plan in a tab beside the meeting page. */
  private RoomPage beside(Chromium chromium, int port) {
    BrowserContext browser = person(chromium);
    browser.newPage().navigate(patterns.plan("en"));
    return RoomPage.signIn(browser, port, organizer, meeting).enter(meeting);
  }

  private RoomPage joined(Chromium chromium, Person someone) {
    return RoomPage.signIn(person(chromium), server.port(), someone, meeting).enter(meeting);
  }

  private static Chromium planPicker() {
    return Chromium.headless(
        "--auto-select-tab-capture-source-by-title=" + PatternServer.PLAN_TITLE);
  }

  private static BrowserContext person(Chromium chromium) {
    return chromium.person("en-GB", WIDTH, HEIGHT);
  }
}
