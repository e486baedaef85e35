package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.CuttableLine;
import org.tsudoi.verify.browser.Luma;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** What interrupts a meeting from outside, as people see it in a real browser. */
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("spec-6.4.1")
class MeetingInterruptionsE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A page tries for a minute; then it says that it gave up. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(90);

  private static final String TITLE = "Interrupted review";

  private final TsudoiServer server;

  MeetingInterruptionsE2E(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void sharingGoesOnByItselfAfterTheNetworkOfThePresenterWasLost() {
    Person organizer = organizerOn(server);
    Person viewer = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), TITLE, "blue-7731");
    try (PatternServer patterns = PatternServer.start();
        CuttableLine line = CuttableLine.to(server.port());
        Chromium chromium =
            Chromium.headless("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE)) {
      BrowserContext presenting = person(chromium);
      presenting.newPage().navigate(patterns.calm());
      RoomPage presenter =
          RoomPage.signIn(presenting, line.port(), organizer, meeting).enter(meeting);
      RoomPage watcher =
          RoomPage.signIn(person(chromium), server.port(), viewer, meeting).enter(meeting);
      presenter.share();
      watcher.waitForPicture();

      line.cut();

      presenter.waitFor("meeting.reconnecting.title");
      presenter.keep("room-presenter-reconnecting-en");
      await(() -> watcher.isAway(organizer));
      watcher.keep("room-presenter-lost-en");
      int seen = Luma.ofDataUrl(watcher.picture()).number();

      line.mend();

      await(() -> Luma.ofDataUrl(watcher.picture()).number() != seen);
      presenter.waitFor("meeting.stage.mine.browser");
      watcher.seat(organizer).locator(".sharing").waitFor();
      assertThat(watcher.troubles().found()).isEmpty();
    }
  }

  @Test
  void whoseSessionIsEndedElsewhereLeavesTheMeetingAtOnce() {
    Person organizer = organizerOn(server);
    Person viewer = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    Meeting meeting = Meeting.create(organizer.signIn(), TITLE, "");
    try (Chromium chromium = Chromium.headless()) {
      RoomPage stays = joinOpenMeeting(chromium, server, organizer, meeting);
      RoomPage goes = joinOpenMeeting(chromium, server, viewer, meeting);
      stays.seat(viewer).waitFor();

      server.administrator().signIn().post("users/" + viewer.id() + "/disable").expect(204);

      goes.waitFor("meeting.over.session-ended.title");
      await(() -> stays.seat(viewer).count() == 0);
      goes.press("meeting.over.signIn");
      goes.signIn(viewer.name(), viewer.password());
      goes.waitFor("account.signIn.failed");
    }
  }

  @Test
  void thePageSaysThatTheServerStopsWhileItStops() {
    TsudoiServer own = TsudoiServer.start();
    try (Chromium chromium = Chromium.headless()) {
      Person organizer = organizerOn(own);
      Meeting meeting = Meeting.create(organizer.signIn(), TITLE, "");
      RoomPage room = joinOpenMeeting(chromium, own, organizer, meeting);

      // The page says it while the server stops; a minute later it gives up, and says that.
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(own::stop);

      room.waitFor("meeting.reconnecting.stopping");
      room.keep("room-server-stopping-en");
      stopped.join();
    } finally {
      own.kill();
    }
  }

  @Test
  @Tag("long")
  void whoeverWaitedInVainForAServerIsToldAndJoinsAgainOnceItIsBack() {
    TsudoiServer own = TsudoiServer.start();
    try (Chromium chromium = Chromium.headless()) {
      Person organizer = organizerOn(own);
      Person viewer = own.administrator().createUser("鈴木 美咲", "PARTICIPANT");
      Meeting meeting = Meeting.create(organizer.signIn(), TITLE, "");
      List<RoomPage> rooms =
          List.of(
              joinOpenMeeting(chromium, own, organizer, meeting),
              joinOpenMeeting(chromium.person("ja-JP", 1440, 860), own, viewer, meeting));

      own.stop();

      for (RoomPage room : rooms) {
        // A picture of a moment in a movement would not be the same twice.
        room.page()
            .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        room.page()
            .getByText(room.text("meeting.over.server-stopping.title"))
            .waitFor(new Locator.WaitForOptions().setTimeout(GIVEN_UP.toMillis()));
        room.button("meeting.over.home").waitFor();
        assertThat(room.keepAccessibleEverywhere("server-stopped")).isTrue();
        room.press("meeting.over.join");
        room.waitFor("problem.offline");
        assertThat(room.keepAccessibleEverywhere("server-still-stopped")).isTrue();
      }

      own.restart();

      for (RoomPage room : rooms) {
        room.press("meeting.over.join");
        room.waitUntilPresent();
      }
    } finally {
      own.kill();
    }
  }

  private static RoomPage joinOpenMeeting(
      Chromium chromium, TsudoiServer server, Person person, Meeting meeting) {
    return joinOpenMeeting(person(chromium), server, person, meeting);
  }

  private static RoomPage joinOpenMeeting(
      BrowserContext browser, TsudoiServer server, Person person, Meeting meeting) {
    RoomPage room = RoomPage.signIn(browser, server.port(), person, meeting);
    room.press("meeting.door.submit");
    room.waitUntilPresent();
    return room;
  }

  private static Person organizerOn(TsudoiServer server) {
    return server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
  }

  private static BrowserContext person(Chromium chromium) {
    return chromium.person("en-GB", 1440, 860);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
