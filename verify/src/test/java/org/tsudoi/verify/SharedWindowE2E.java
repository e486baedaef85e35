package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.Sharpness;
import org.tsudoi.verify.browser.XDisplay;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Somebody shows one window of a real display, and of the display nothing else; a tab and a whole
 * screen are shown in {@link MeetingE2E}. The window belongs to another program than the browser
 * that shows it, as a window of an office program would.
 */
@OnTsudoi
@Tag("spec-6.4.1")
class SharedWindowE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SCREEN_WIDTH = 1920;
  private static final int SCREEN_HEIGHT = 1080;
  private static final int PATTERN_WIDTH = 800;
  private static final int PATTERN_HEIGHT = 440;

  /** Room for the frame that the window manager gives a window. */
  private static final int MARGIN = 60;

  private final TsudoiServer server;

  SharedWindowE2E(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void showsOneWindowOfARealDisplaySharplyUntilItCloses() {
    Person organizer =
        server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    Person viewer = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", "blue-7731");
    try (PatternServer patterns = PatternServer.start();
        XDisplay display = XDisplay.of(SCREEN_WIDTH, SCREEN_HEIGHT).manageWindows();
        Chromium program = Chromium.on(display);
        Chromium presenting =
            Chromium.on(
                display, "--auto-select-window-capture-source-by-title=" + PatternServer.TITLE);
        Chromium watching = Chromium.headless()) {
      // Left and right: a window without a compositor is seen as it lies on the screen.
      RoomPage presenter =
          RoomPage.signIn(
                  presenting.person("en-GB", SCREEN_WIDTH / 2 - MARGIN, PATTERN_HEIGHT),
                  server.port(),
                  organizer,
                  meeting)
              .enter(meeting);
      Chromium.move(presenter.page(), 0, MARGIN);
      Page pattern = program.person("en-GB", PATTERN_WIDTH, PATTERN_HEIGHT).newPage();
      pattern.navigate(patterns.calm());
      Chromium.move(pattern, SCREEN_WIDTH - PATTERN_WIDTH - MARGIN, MARGIN);
      RoomPage watcher =
          RoomPage.signIn(watching.person("en-GB", 1280, 720), server.port(), viewer, meeting)
              .enter(meeting);

      presenter.share();
      watcher.waitForPicture();

      presenter.waitFor("meeting.stage.mine.window");
      pattern.evaluate("rest()");
      Sharpness.assertOfWindow(display, PatternServer.TITLE, pattern, watcher);
      watcher.keep("room-window-en");

      pattern.close();

      presenter.button("meeting.toolbar.share").waitFor();
      assertThat(Waiting.until(() -> !watcher.hasPicture(), PATIENCE)).isTrue();
      assertThat(presenter.troubles().found()).isEmpty();
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }
}
