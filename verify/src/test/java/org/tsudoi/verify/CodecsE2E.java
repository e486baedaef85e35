package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.MissingDecoders;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.PictureWatch;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.Sharpness;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * The codec of a shared screen follows who is there, and everybody goes on seeing a right picture.
 */
@OnTsudoi
@Tag("spec-6.4.1")
class CodecsE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /** A wrong picture would spell a number of any age up to an hour. */
  private static final double OLDEST_MILLIS = 20_000;

  private final TsudoiServer server;
  private final List<RoomPage> pages = new ArrayList<>();
  private Meeting meeting;

  CodecsE2E(TsudoiServer server) {
    this.server = server;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(pages).flatMap(page -> page.troubles().found()).isEmpty();
  }

  @Test
  void changesForWhoeverCannotDecodeItWithoutAWrongPictureForAnybody() {
    Person organizer =
        server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
    try (PatternServer patterns = PatternServer.start();
        Chromium chromium =
            Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE)) {
      BrowserContext presenting = chromium.person("en-GB", WIDTH, HEIGHT);
      Page pattern = presenting.newPage();
      pattern.navigate(patterns.address());
      RoomPage presenter = entered(presenting, organizer);
      RoomPage first = joined(chromium, "Misaki Suzuki");
      presenter.share();
      first.waitForPicture();
      PictureWatch watch = PictureWatch.of(first);

      awaitAll("AV1", presenter, first);
      assertSharp(pattern, first);
      watch.forget();
      RoomPage second = joined(chromium, "Emma Larsen", "av01");
      awaitAll("VP9", presenter, first, second);
      assertThat(watch.seen().longestDelayMillis()).isLessThan(OLDEST_MILLIS);
      assertSharp(pattern, first, second);
      watch.forget();
      RoomPage third = joined(chromium, "Liam Byrne", "av01", "vp09");
      awaitAll("H.264", presenter, first, second, third);
      assertThat(watch.seen().longestDelayMillis()).isLessThan(OLDEST_MILLIS);
      assertSharp(pattern, first, second, third);

      assertShowsTheCodec(first);
    }
  }

  private static void assertShowsTheCodec(RoomPage page) {
    page.connectionDetails();
    page.keep("room-codec-en");
    page.speak("ja").connectionDetails();
    page.keep("room-codec-ja");
  }

  private static void awaitAll(String codec, RoomPage presenter, RoomPage... viewers) {
    for (RoomPage viewer : viewers) {
      viewer.waitForPicture();
      String wanted = viewer.text("meeting.link.pictureSeen", codec, WIDTH, HEIGHT);
      await(viewer, wanted);
    }
    await(presenter, presenter.text("meeting.link.pictureSent", codec));
  }

  private static void assertSharp(Page pattern, RoomPage... viewers) {
    pattern.evaluate("rest()");
    for (RoomPage viewer : viewers) {
      Sharpness.assertOfTab(pattern, viewer);
    }
    pattern.evaluate("move()");
  }

  private static void await(RoomPage page, String codec) {
    boolean shown = Waiting.until(() -> page.codec().equals(codec), PATIENCE);
    assertThat(shown).as("%s, now %s", codec, page.codec()).isTrue();
  }

  private RoomPage joined(Chromium chromium, String name, String... missing) {
    BrowserContext browser = chromium.person("en-GB", WIDTH, HEIGHT);
    MissingDecoders.in(browser, missing);
    return entered(browser, server.administrator().createUser(name, "PARTICIPANT"));
  }

  private RoomPage entered(BrowserContext browser, Person person) {
    RoomPage page = RoomPage.signIn(browser, server.port(), person, meeting).enter(meeting);
    pages.add(page);
    return page;
  }
}
