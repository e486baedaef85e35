package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.verify.browser.Chromium;
import org.tsudoi.verify.browser.Ear;
import org.tsudoi.verify.browser.PatternServer;
import org.tsudoi.verify.browser.RoomPage;
import org.tsudoi.verify.browser.SentFrames;
import org.tsudoi.verify.browser.ThinLine;
import org.tsudoi.verify.browser.ToneFile;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Voice in real browsers: what one microphone hears comes out at the other's speaker, in time. */
@Isolated
@OnTsudoi
@Tag("spec-5")
@Tag("spec-6.2.1")
class VoiceE2E {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String KEY = "blue-7731";
  private static final System.Logger LOG = System.getLogger("verify");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final TsudoiServer server;
  private Person organizer;
  private Person participant;
  private Meeting meeting;

  VoiceE2E(TsudoiServer server) {
    this.server = server;
  }

  @BeforeEach
  void prepareAMeeting() {
    organizer = server.administrator().createUser("Ken Sato", "MEETING_CREATOR", "PARTICIPANT");
    participant = server.administrator().createUser("Misaki Suzuki", "PARTICIPANT");
    meeting = Meeting.create(organizer.signIn(), "Plant 2 piping review", KEY);
  }

  @Test
  void letsTheOthersHearWhatTheMicrophoneHearsUntilItIsTurnedOff() {
    try (Chromium speaking = Chromium.headless(Chromium.microphone(ToneFile.write()));
        Chromium listening = Chromium.headless()) {
      BrowserContext listenersBrowser = person(listening);
      Ear.into(listenersBrowser);
      RoomPage listener =
          RoomPage.signIn(listenersBrowser, server.port(), participant, meeting).enter(meeting);
      Ear ear = Ear.of(listener);
      RoomPage speaker = RoomPage.open(person(speaking), server.port(), meeting);
      SentFrames sent = SentFrames.of(speaker.page());
      speaker.signIn(organizer.name(), organizer.password()).enter(meeting);
      listener.seat(organizer).waitFor();
      assertThat(sent.on(Channel.VOICE)).as("one joins with the microphone off").isEmpty();

      speaker.press("voice.tool.off");
      speaker.button("voice.tool.on").waitFor();

      await(() -> listener.isSpeaking(organizer));
      await(() -> speaker.isSpeaking(organizer));
      listener.keep("room-voice-heard-en");
      await(() -> ear.bursts().size() >= 6);
      assertHeardInTime(ear.bursts());
      listener.press("voice.tool.sound");
      await(() -> listener.voiceFigures().delayMillis() > 0);
      RoomPage.VoiceFigures figures = listener.voiceFigures();
      LOG.log(System.Logger.Level.INFO, "voice on a free line: {0}", figures);
      assertThat(figures.onTimePercent()).isGreaterThanOrEqualTo(90);
      assertThat(figures.delayMillis()).isLessThan(400);

      speaker.page().keyboard().press("m");

      speaker.button("voice.tool.off").waitFor();
      int atTheEnd = sent.on(Channel.VOICE).size();
      await(() -> !listener.hasOpenMicrophone(organizer));
      await(() -> ear.wasSilentForLooks(75));
      List<EndToEndHeader> voice = sent.on(Channel.VOICE);
      assertThat(voice).hasSizeLessThanOrEqualTo(atTheEnd + 1);
      assertThat(voice.get(voice.size() - 1).has(EndToEndHeader.END)).isTrue();
      assertThat(voice).extracting(EndToEndHeader::layer).contains(0).anyMatch(it -> it >= 4);
      assertThat(listener.troubles().found()).isEmpty();
      assertThat(speaker.troubles().found()).isEmpty();
    }
  }

  @Test
  void keepsVoiceUnderstandableOnALineOf64KilobitsWhileTheScreenGoesOnSlowly() {
    try (PatternServer patterns = PatternServer.start();
        ThinLine line = ThinLine.to(server.port());
        Chromium speaking = Chromium.headless(speakingAndSharing());
        Chromium listening = Chromium.headless()) {
      BrowserContext speakersBrowser = person(speaking);
      speakersBrowser.newPage().navigate(patterns.address());
      BrowserContext listenersBrowser = person(listening);
      Ear.into(listenersBrowser);
      RoomPage listener =
          RoomPage.signIn(listenersBrowser, server.port(), participant, meeting).enter(meeting);
      RoomPage speaker =
          RoomPage.signIn(speakersBrowser, line.port(), organizer, meeting).enter(meeting);
      speaker.share();
      listener.waitForPicture();
      speaker.press("voice.tool.off");
      await(() -> listener.isSpeaking(organizer));
      listener.press("voice.tool.sound");

      line.limit(64);

      Ear ear = Ear.of(listener);
      await(() -> ear.bursts().size() >= 5);
      ear.forget();
      String picture = listener.pictureNumber();
      await(() -> ear.bursts().size() >= 31);
      RoomPage.VoiceFigures figures = listener.voiceFigures();
      LOG.log(System.Logger.Level.INFO, "voice at 64 kbit/s beside a screen: {0}", figures);
      assertThat(figures.onTimePercent()).isGreaterThanOrEqualTo(75);
      assertThat(figures.delayMillis()).isLessThan(1000);
      assertThat(listener.pictureNumber()).isNotEqualTo(picture);
    }
  }

  private static String[] speakingAndSharing() {
    return Stream.concat(
            Stream.of(Chromium.microphone(ToneFile.write())),
            Stream.of("--auto-select-tab-capture-source-by-title=" + PatternServer.TITLE))
        .toArray(String[]::new);
  }

  @Test
  void sendsVoiceAlsoFromABrowserThatGivesNoStreamOfIt() {
    try (Chromium speaking = Chromium.headless(Chromium.microphone(ToneFile.write()));
        Chromium listening = Chromium.headless()) {
      BrowserContext speakersBrowser = person(speaking);
      speakersBrowser.addInitScript("delete window.MediaStreamTrackProcessor");
      BrowserContext listenersBrowser = person(listening);
      Ear.into(listenersBrowser);
      RoomPage listener =
          RoomPage.signIn(listenersBrowser, server.port(), participant, meeting).enter(meeting);
      RoomPage speaker =
          RoomPage.signIn(speakersBrowser, server.port(), organizer, meeting).enter(meeting);

      speaker.press("voice.tool.off");

      Ear ear = Ear.of(listener);
      await(() -> ear.bursts().size() >= 4);
      assertHeardInTime(ear.bursts());
      assertThat(speaker.troubles().found()).isEmpty();
    }
  }

  /** A busy machine looks late once in a while; half of the distances are not touched by that. */
  private static void assertHeardInTime(List<Ear.Burst> bursts) {
    double[] distances =
        IntStream.range(1, bursts.size())
            .mapToDouble(
                next -> bursts.get(next).beginMillis() - bursts.get(next - 1).beginMillis())
            .sorted()
            .toArray();
    assertThat(distances[distances.length / 2])
        .as("from burst to burst")
        .isCloseTo(ToneFile.PERIOD_MILLIS, within(100.0));
    assertThat(bursts)
        .allSatisfy(burst -> assertThat(burst.hertz()).isCloseTo(ToneFile.HERTZ, within(60.0)));
  }

  private static BrowserContext person(Chromium chromium) {
    return chromium.person("en-GB", WIDTH, HEIGHT);
  }

  private static void await(BooleanSupplier condition) {
    assertThat(Waiting.until(condition, PATIENCE)).isTrue();
  }
}
