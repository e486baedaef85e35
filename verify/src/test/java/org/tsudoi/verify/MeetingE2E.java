package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.CuttableLine;
import org.tsudoi.verify.browser.Luma;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.Sharpness;
import org.tsudoi.verify.browser.XDisplay;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * The main job of the product in a real browser: people meet, one shows a screen, the others see
 * it, the organizer makes one leave and ends the meeting, and the evidence tells what happened.
 */
@OnTsudoi
@Tag("spec-2")
@Tag("spec-6.2.1")
@Tag("spec-6.4.1")
class MeetingE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "blue-7731";
  private static final System.Logger LOG = System.getLogger("verify");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int SCREEN_WIDTH = 1920;
  private static final int SCREEN_HEIGHT = 1080;
  private static final int PATTERN_WIDTH = 800;
  private static final int PATTERN_HEIGHT = 440;
  private static final int PATTERN_MARGIN = 20;

  private final TsudoiServer server;
  private PatternServer patterns;
  private ApiClient administrator;
  private Person organizer;
  private Person viewer;
  private Meeting meeting;

  MeetingE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    patterns = PatternServer.start();
    administrator = server.administrator().signIn();
    organizer = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    viewer = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
  }

  @AfterEach
  void stopServingPatterns() {
    patterns.close();
  }

  @Test
  @Tag("spec-6.3.3")
  @Tag("spec-6.3.4")
  @Tag("spec-6.4.4")
  void showsATabToTheOthersUntilTheOrganizerEndsTheMeeting() {
    try (Chromium chromium = tabPicker()) {
      BrowserContext presenterBrowser = person(chromium);
      Page pattern = openPattern(presenterBrowser);
      RoomPage presenter = RoomPage.signIn(presenterBrowser, server.port(), organizer, meeting);
      presenter.enter(meeting);
      RoomPage watcher = RoomPage.signIn(person(chromium), server.port(), viewer, meeting);
      watcher.tryKey("red-0000");
      watcher.waitToSay("The meeting key does not match.");
      watcher.enter(meeting);
      presenter.seat(viewer).waitFor();
      watcher.seat(organizer).waitFor();

      presenter.share();
      watcher.waitForPicture();
      presenter.keep("room-presenting-en");

      assertMovesForward(watcher);
      watcher.keep("room-watching-en");
      pattern.evaluate("rest()");
      Sharpness.assertOfTab(pattern, watcher);
      assertLateJoinerSeesItAtOnce(chromium, pattern);
      assertLiveShows("Ken Sato");

      presenter.expel(viewer);
      watcher.waitToSay("You were expelled from the meeting");
      watcher.keep("room-expelled-en");
      presenter.end();
      presenter.waitToSay("The meeting has ended");
      presenter.keep("room-ended-en");

      assertThat(presenter.troubles().found()).isEmpty();
      assertThat(watcher.troubles().found()).isEmpty();
    }
    assertEvidence();
  }

  @Test
  void showsAWholeScreenOfARealDisplaySharply() {
    try (XDisplay display = XDisplay.of(SCREEN_WIDTH, SCREEN_HEIGHT);
        Chromium presenting =
            Chromium.on(display, "--auto-select-desktop-capture-source=Entire screen");
        Chromium watching = Chromium.headless()) {
      // The pattern stands in a corner that neither the presenter's window nor the pointer in the
      // middle of the screen nor Chromium's notice of sharing at the bottom covers.
      Page pattern = openPattern(presenting.person("en-GB", PATTERN_WIDTH, PATTERN_HEIGHT));
      Chromium.move(pattern, SCREEN_WIDTH - PATTERN_WIDTH - PATTERN_MARGIN, 0);
      RoomPage presenter =
          RoomPage.signIn(
              presenting.person("en-GB", SCREEN_WIDTH / 2 - PATTERN_MARGIN, PATTERN_HEIGHT),
              server.port(),
              organizer,
              meeting);
      Chromium.move(presenter.page(), 0, 0);
      presenter.enter(meeting);
      RoomPage watcher = RoomPage.signIn(person(watching), server.port(), viewer, meeting);
      watcher.enter(meeting);

      presenter.share();
      watcher.waitForPicture();

      presenter.waitToSay("You are sharing your screen");
      pattern.evaluate("rest()");
      Sharpness.assertOfScreen(display, pattern, watcher);
      watcher.keep("room-whole-screen-en");
      assertThat(presenter.troubles().found()).isEmpty();
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  @Test
  void showsThatSomebodyClosedTheTab() {
    try (Chromium chromium = Chromium.headless()) {
      RoomPage stays =
          RoomPage.signIn(person(chromium), server.port(), organizer, meeting).enter(meeting);
      RoomPage goes =
          RoomPage.signIn(person(chromium), server.port(), viewer, meeting).enter(meeting);
      stays.seat(viewer).waitFor();

      goes.close();

      await(() -> stays.seat(viewer).count() == 0);
    }
  }

  @Test
  void bringsSomebodyBackByItselfAfterTheNetworkWasLost() {
    try (Chromium chromium = Chromium.headless();
        CuttableLine line = CuttableLine.to(server.port())) {
      RoomPage stays =
          RoomPage.signIn(person(chromium), server.port(), organizer, meeting).enter(meeting);
      RoomPage lost =
          RoomPage.signIn(person(chromium), line.port(), viewer, meeting).enter(meeting);
      stays.seat(viewer).waitFor();

      line.cut();

      lost.waitToSay("The connection to the server was lost. Reconnecting.");
      lost.keep("room-reconnecting-en");
      await(() -> stays.isAway(viewer));

      line.mend();

      await(() -> stays.seat(viewer).count() == 1 && !stays.isAway(viewer));
      await(() -> lost.seat(organizer).count() == 1);
    }
  }

  /** The pictures arrive in the order in which they were drawn. */
  private static void assertMovesForward(RoomPage watcher) {
    List<Integer> numbers = new ArrayList<>();
    await(
        () -> {
          int number = Luma.ofDataUrl(watcher.picture()).number();
          if (numbers.isEmpty() || numbers.get(numbers.size() - 1) != number) {
            numbers.add(number);
          }
          return numbers.size() >= 10;
        });
    for (int next = 1; next < numbers.size(); next++) {
      int step = Math.floorMod(numbers.get(next) - numbers.get(next - 1), 65536);
      assertThat(step).as("twentieths of a second from one picture to the next").isLessThan(600);
    }
    LOG.log(
        System.Logger.Level.INFO,
        "pictures seen {0}, latency of the newest {1} ms",
        numbers,
        watcher.latencyMillis());
  }

  private void assertLateJoinerSeesItAtOnce(Chromium chromium, Page pattern) {
    Person late = server.administrator().createUser("Emma Larsen", "PARTICIPANT");
    RoomPage comes = RoomPage.signIn(person(chromium), server.port(), late, meeting).enter(meeting);
    comes.waitForPicture();
    Sharpness.assertOfTab(pattern, comes);
    comes.close();
  }

  private void assertLiveShows(String presenterName) {
    JsonObject live =
        administrator.get("live").expect(200).getJsonArray("meetings").stream()
            .map(line -> line.asJsonObject())
            .filter(
                line -> line.getJsonObject("meeting").getString("number").equals(meeting.number()))
            .findFirst()
            .orElseThrow();
    assertThat(live.toString()).contains(presenterName, "Misaki Suzuki", "TLSv1.3");
  }

  private void assertEvidence() {
    assertThat(namesIn("history/access")).contains("Ken Sato", "Misaki Suzuki");
    assertThat(namesIn("history/usage")).containsOnly("Ken Sato");
    assertThat(server.administrator().actionsOf(viewer))
        .contains("MEETING_KEY_REFUSED", "PARTICIPANT_JOINED");
    assertThat(server.administrator().actionsOf(organizer))
        .contains(
            "MEETING_CREATED",
            "PARTICIPANT_JOINED",
            "SHARE_BEGAN",
            "PARTICIPANT_EXPELLED",
            "MEETING_ENDED");
  }

  /** Who stands in a history for this meeting; other tests leave rows there too. */
  private List<String> namesIn(String history) {
    String id = administrator.get("meetings/" + meeting.number()).expect(200).getString("id");
    return administrator.get(history + "?max=500").expect(200).getJsonArray("rows").stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("meeting").equals(id))
        .map(row -> row.getString("name"))
        .toList();
  }

  private Page openPattern(BrowserContext browser) {
    Page pattern = browser.newPage();
    pattern.navigate(patterns.calm());
    return pattern;
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
