package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.SentFrames;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Turning the microphone on and off: keys, push to talk, and what is said when there is none. */
@OnTsudoi
@Tag("spec-5")
class MicrophoneE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String KEY = "blue-7731";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final TsudoiServer server;
  private Person organizer;
  private Person participant;
  private Meeting meeting;

  MicrophoneE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    organizer = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    participant = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
  }

  @Test
  void saysWhenTheMicrophoneIsNotAllowed() {
    try (Chromium chromium =
        Chromium.headless("--deny-permission-prompts", "--use-fake-device-for-media-stream")) {
      RoomPage page =
          RoomPage.signIn(person(chromium), server.port(), organizer, meeting).enter(meeting);

      page.press("voice.tool.off");

      page.waitFor("voice.fault.refused.remedy");
      page.button("voice.fault.refused.name").waitFor();
      page.keep("room-voice-refused-en");
    }
  }

  @Test
  void saysWhenThereIsNoMicrophone() {
    try (Chromium chromium = Chromium.headless("--use-fake-ui-for-media-stream")) {
      RoomPage page =
          RoomPage.signIn(person(chromium), server.port(), organizer, meeting).enter(meeting);

      page.press("voice.tool.off");

      page.waitFor("voice.fault.missing.remedy");
    }
  }

  @Test
  void doesNotTakeAnMInAFieldForTheShortcut() {
    try (Chromium chromium = Chromium.headless(Chromium.microphone(ToneFile.write()))) {
      RoomPage page =
          RoomPage.signIn(person(chromium), server.port(), organizer, meeting).enter(meeting);
      RoomPage other =
          RoomPage.signIn(person(chromium), server.port(), participant, meeting).enter(meeting);
      page.seat(participant).waitFor();

      page.askToExpel(participant);
      page.page().keyboard().type("Mm");
      page.field("meeting.expel.reason").fill("");
      page.field("meeting.expel.reason").pressSequentially("mM");
      assertThat(page.field("meeting.expel.reason").inputValue()).isEqualTo("mM");
      page.press("meeting.dialog.cancel");

      assertThat(page.button("voice.tool.off").count()).isEqualTo(1);
      page.page().keyboard().press("m");
      page.button("voice.tool.on").waitFor();
      other.close();
    }
  }

  @Test
  void pushToTalkSendsOnlyWhileTheSpaceBarOrTheButtonIsHeld() {
    try (Chromium speaking = Chromium.headless(Chromium.microphone(ToneFile.write()));
        Chromium listening = Chromium.headless()) {
      RoomPage listener =
          RoomPage.signIn(person(listening), server.port(), participant, meeting).enter(meeting);
      RoomPage speaker = RoomPage.open(person(speaking), server.port(), meeting);
      SentFrames sent = SentFrames.of(speaker.page());
      speaker.signIn(organizer.name(), organizer.password()).enter(meeting);
      listener.seat(organizer).waitFor();
      speaker.press("voice.tool.sound");
      speaker.field("voice.push.label").check();
      speaker.keepOnDeskAndPhone("push-to-talk-menu");
      speaker.page().locator(".stage").click();

      speaker.page().keyboard().down("Space");
      speaker.button("voice.push.talking").waitFor();
      await(() -> listener.isSpeaking(organizer));
      speaker.keepOnDeskAndPhone("push-to-talk");
      speaker.page().keyboard().up("Space");
      assertThat(speaker.button("voice.push.hold").count()).isEqualTo(1);
      await(() -> !listener.hasOpenMicrophone(organizer));
      int silent = sent.on(Channel.VOICE).size();

      // The space bar belongs to whoever types, and a button is pressed where it has the focus.
      speaker.page().keyboard().press("c");
      speaker.page().locator(".compose textarea").pressSequentially("a b");
      assertThat(speaker.page().locator(".compose textarea").inputValue()).isEqualTo("a b");
      speaker.page().keyboard().press("Escape");
      assertThat(sent.on(Channel.VOICE)).hasSize(silent);

      Locator tool = speaker.button("voice.push.hold");
      tool.hover();
      speaker.page().mouse().down();
      await(() -> listener.isSpeaking(organizer));
      speaker.page().evaluate("dispatchEvent(new Event('blur'))");
      speaker.button("voice.push.hold").waitFor();
      await(() -> !listener.hasOpenMicrophone(organizer));
      speaker.page().mouse().up();

      speaker.page().reload();
      speaker.enter(meeting);
      speaker.button("voice.push.hold").waitFor();
      assertThat(speaker.troubles().found()).isEmpty();
    }
  }

  private static BrowserContext person(Chromium chromium) {
    return chromium.person("en-GB", WIDTH, HEIGHT);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
