package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.Luma;
import org.tsudoi.verify.browser.MissingDecoders;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.PictureWatch;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.ThinLine;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * A shared screen on lines that carry less than it needs: it gives way while it moves, says why,
 * becomes sharp when it rests, and whoever has a good line keeps a good picture.
 */
@Isolated
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("spec-6.4.1")
class AdaptationE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";

  /**
   * Whoever lacks it makes pictures cost what they cost in VP9: as AV1 the lines carry them all.
   */
  private static final String AV1 = "av01";

  private static final System.Logger LOG = System.getLogger("verify");

  /** Just above the 720 lines to which a thin line makes pictures smaller. */
  private static final int HEIGHT = 732;

  private static final int WIDTH = 1300;
  private static final int WATCHING_WIDTH = 960;
  private static final int WATCHING_HEIGHT = 600;
  private static final int A_WHILE_MILLIS = 3_000;

  /**
   * On a line of 300 kbit/s the window of 16 KiB holds 0.44 s and a picture may be as large; what
   * would be later than that is not coded. The rest is left for a busy machine.
   */
  private static final double LATEST_MILLIS = 2_500;

  private static final double SHARP_DECIBELS = 45;
  private static final long SHARP_WITHIN_MILLIS = 2_000;

  private final TsudoiServer server;
  private PatternServer patterns;
  private Person organizer;
  private Person viewer;
  private Person slowViewer;
  private Meeting meeting;

  AdaptationE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    patterns = PatternServer.start();
    organizer = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    viewer = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    slowViewer = server.administrator().createUser("Emma Larsen", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
  }

  @AfterEach
  void stopServingPatterns() {
    patterns.close();
  }

  @Test
  @Tag("spec-6.1.1")
  void showsFewerThenSmallerPicturesOnAThinLineSaysWhyAndComesBack() {
    try (ThinLine line = ThinLine.to(server.port());
        Chromium chromium = tabPicker()) {
      BrowserContext presenting = person(chromium);
      presenting.newPage().navigate(patterns.scrolling());
      RoomPage presenter =
          RoomPage.signIn(presenting, line.port(), organizer, meeting).enter(meeting);
      RoomPage watcher = joined(chromium, server.port(), viewer, AV1);
      presenter.share();
      watcher.waitForPicture();
      PictureWatch watch = PictureWatch.of(watcher);
      PictureWatch.Figures free = figures("a free line", watch);
      assertThat(free.lines()).containsExactly(HEIGHT);
      assertThat(presenter.slowLine().isVisible()).isFalse();

      line.limit(300);
      presenter.waitFor("meeting.slow.up.title");
      presenter.waitFor("meeting.slow.up");
      presenter.keep("room-slow-up-en");
      presenter.speak("ja").waitFor("meeting.slow.up.title");
      presenter.waitFor("meeting.slow.up");
      presenter.keep("room-slow-up-ja");
      PictureWatch.Figures thin = figures("300 kbit/s", watch);
      assertThat(thin.picturesPerSecond()).isBetween(0.6, 0.7 * free.picturesPerSecond());
      assertThat(thin.longestDelayMillis()).isLessThan(LATEST_MILLIS);

      line.limit(100);
      await(() -> watch.lines() < HEIGHT);
      assertThat(presenter.slowLine().isVisible()).isTrue();

      line.free();
      await(() -> watch.lines() == HEIGHT && !presenter.slowLine().isVisible());
      await(() -> isAsOn(free, figures("free again", watch)));
      assertThat(presenter.troubles().found()).isEmpty();
    }
  }

  @Test
  void isSharpAtEveryViewerTwoSecondsAfterItCameToRest() {
    try (ThinLine line = ThinLine.to(server.port());
        Chromium chromium = tabPicker()) {
      BrowserContext presenting = person(chromium);
      Page pattern = presenting.newPage();
      pattern.navigate(patterns.scrolling());
      RoomPage presenter =
          RoomPage.signIn(presenting, server.port(), organizer, meeting).enter(meeting);
      RoomPage near = joined(chromium, server.port(), viewer);
      RoomPage far = joined(chromium, line.port(), slowViewer);
      presenter.share();
      near.waitForPicture();
      far.waitForPicture();
      List<PictureWatch> watches = List.of(PictureWatch.of(near), PictureWatch.of(far));
      line.limit(2_000);
      watches.forEach(watch -> watch.during(1_000));

      long rests = ((Number) pattern.evaluate("rest()")).longValue();
      watches.forEach(watch -> watch.takeAt(rests + SHARP_WITHIN_MILLIS));

      Luma shown = Luma.ofDataUrl((String) pattern.evaluate("canvas.toDataURL()"));
      assertThat(watches)
          .allSatisfy(
              watch -> {
                double decibels = shown.psnrAgainst(watch.taken());
                LOG.log(System.Logger.Level.INFO, "luma PSNR 2 s after the rest {0} dB", decibels);
                assertThat(decibels).isGreaterThanOrEqualTo(SHARP_DECIBELS);
              });
    }
  }

  @Test
  @Tag("long")
  void aViewerOnAThinLineIsToldAndSlowsNobody() {
    try (ThinLine line = ThinLine.to(server.port());
        Chromium chromium = tabPicker()) {
      BrowserContext presenting = person(chromium);
      presenting.newPage().navigate(patterns.scrolling());
      RoomPage presenter =
          RoomPage.signIn(presenting, server.port(), organizer, meeting).enter(meeting);
      RoomPage near = joined(chromium, server.port(), viewer, AV1);
      RoomPage far = joined(chromium, line.port(), slowViewer);
      presenter.share();
      near.waitForPicture();
      far.waitForPicture();
      PictureWatch nearWatch = PictureWatch.of(near);
      PictureWatch farWatch = PictureWatch.of(far);
      PictureWatch.Figures before = figures("before", nearWatch);

      line.limit(300);

      far.waitFor("meeting.slow.down.title");
      far.waitFor("meeting.slow.down");
      far.keep("room-slow-down-en");
      far.speak("ja").waitFor("meeting.slow.down.title");
      far.waitFor("meeting.slow.down");
      far.keep("room-slow-down-ja");
      PictureWatch.Figures meanwhile = figures("beside a slow viewer", nearWatch);
      assertThat(meanwhile.picturesPerSecond()).isGreaterThan(0.5 * before.picturesPerSecond());
      assertThat(meanwhile.lines()).containsExactly(HEIGHT);
      assertThat(near.slowLine().isVisible()).isFalse();
      assertThat(presenter.slowLine().isVisible()).isFalse();
      assertThat(figures("on the slow line", farWatch).picturesPerSecond())
          .isLessThan(0.7 * meanwhile.picturesPerSecond());

      line.free();
      await(() -> !far.slowLine().isVisible());
    }
  }

  private static boolean isAsOn(PictureWatch.Figures free, PictureWatch.Figures again) {
    return again.lines().equals(free.lines())
        && again.picturesPerSecond() > 0.7 * free.picturesPerSecond();
  }

  private static PictureWatch.Figures figures(String line, PictureWatch watch) {
    PictureWatch.Figures figures = watch.during(A_WHILE_MILLIS);
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", line, figures);
    return figures;
  }

  private RoomPage joined(Chromium chromium, int port, Person someone, String... missing) {
    BrowserContext watching = chromium.person("en-GB", WATCHING_WIDTH, WATCHING_HEIGHT);
    MissingDecoders.in(watching, missing);
    return RoomPage.signIn(watching, port, someone, meeting).enter(meeting);
  }

  private static Chromium tabPicker() {
    return Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE);
  }

  private static BrowserContext person(Chromium chromium) {
    return chromium.person("en-GB", WIDTH, HEIGHT);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
