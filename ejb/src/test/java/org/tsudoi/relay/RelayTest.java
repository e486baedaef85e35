package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.shared.FakeTicker;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.2.1")
class RelayTest {

  private static final Rights SCREEN = Rights.none().withScreen(0);
  private static final byte[] WELCOME = "{\"protocol\":1}".getBytes(StandardCharsets.UTF_8);

  private final FakeTicker ticker = new FakeTicker();
  private final Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
  private final RelayGroup group = new RelayGroup("c0ffee", ticker.nanos());
  private final RecordingListener listener = new RecordingListener();
  private final Frames frames = Frames.of(1);
  private final Frames others = Frames.of(2);
  private CapturingTunnel presenter;
  private CapturingTunnel viewer;

  @BeforeEach
  void seatTwo() {
    presenter = join("presenter", 1, frames);
    viewer = join("viewer", 2, others);
    relay.replaceRights(presenter.id(), SCREEN);
    presenter.drain();
    viewer.drain();
  }

  @Test
  void putsTheWelcomeFirst() {
    CapturingTunnel late = new CapturingTunnel("late");
    late.on(relay.open(late, seat(3)));
    relay.send(late.id(), ControlKind.ROSTER.number(), new byte[10]);

    List<Frame> got = late.drain();

    assertThat(got).extracting(frame -> frame.header().kind()).containsExactly(1, 3);
    assertThat(got.get(0).copyOfPayload()).isEqualTo(WELCOME);
    assertThat(got.get(0).header().sender()).isEqualTo(EndToEndHeader.SENDER_SERVER);
  }

  @Test
  void relaysOpaqueFramesUnchangedAndInOrder() {
    List<Frame> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sent.add(i % 10 == 0 ? frames.key(20_000) : frames.delta(300 + i));
      presenter.send(sent.get(i));
    }

    assertThat(viewer.drain()).containsExactlyElementsOf(sent);
    assertThat(presenter.drain()).isEmpty();
  }

  @Test
  void relaysToNobodyBeforeItHasEntered() {
    CapturingTunnel waiting = new CapturingTunnel("waiting");
    waiting.on(relay.open(waiting, seat(3)));
    waiting.drain();

    presenter.send(frames.key(100));
    relay.sendToAll(group, ControlKind.JOINED.number(), new byte[2]);

    assertThat(waiting.drain()).isEmpty();
  }

  @Test
  void relaysATargetedFrameToItsTargetOnly() {
    CapturingTunnel other = join("other", 3);
    other.drain();
    relay.replaceRights(presenter.id(), SCREEN.withChannel(Channel.KEYS));
    Frame key = frames.on(Channel.KEYS, 40);
    Frame targeted =
        Frame.of(
            key.header().withExtensions(key.header().extensions().withTargetIndex(3)),
            key.copyOfPayload());

    presenter.send(targeted);

    assertThat(other.drain()).containsExactly(targeted);
    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void showsThePictureAtOnceToWhoComesLate() {
    presenter.send(frames.key(10));
    Frame description = frames.description(60);
    Frame key = frames.key(100_000);
    Frame delta = frames.delta(500);
    List.of(description, key, delta).forEach(presenter::send);

    CapturingTunnel late = join("late", 3);

    List<Frame> got = late.drain();
    assertThat(got.subList(1, got.size())).containsExactly(description, key, delta);
  }

  @Test
  void givesALateJoinerOnASlowLineAFreshKeyFrameInsteadOfTheBacklog() {
    presenter.send(frames.key(200_000));
    presenter.send(frames.delta(20_000));
    presenter.drain();
    CapturingTunnel late = join("late", 3);

    ticker.advance(Duration.ofMillis(1_001));
    relay.tick();

    assertThat(presenter.drain())
        .extracting(frame -> frame.header().kind())
        .containsExactly(ControlKind.KEY_FRAME_REQUEST.number());
    presenter.send(frames.delta(500));
    Frame fresh = frames.key(50_000);
    Frame next = frames.delta(500);
    presenter.send(fresh);
    presenter.send(next);
    assertThat(late.drain())
        .filteredOn(frame -> frame.header().channel() == Channel.SCREEN)
        .containsExactly(fresh, next);
  }

  @Test
  void asksForAKeyFrameWhenTheCacheCannotServeWhoComesLate() {
    presenter.send(frames.key(1_900_000));
    presenter.send(frames.delta(300_000));
    presenter.drain();

    join("late", 3);

    assertThat(presenter.drain())
        .extracting(frame -> frame.header().kind())
        .containsExactly(ControlKind.KEY_FRAME_REQUEST.number());
  }

  @Test
  void asksOnceInTwoSecondsHoweverManyWantAKeyFrame() {
    presenter.send(frames.key(10));
    relay.requestKeyFrame(group, 1, 0);
    relay.requestKeyFrame(group, 1, 0);
    assertThat(presenter.drain()).hasSize(1);

    ticker.advance(Duration.ofMillis(1999));
    relay.tick();
    assertThat(presenter.drain()).isEmpty();

    ticker.advance(Duration.ofMillis(1));
    relay.tick();
    assertThat(presenter.drain()).hasSize(1);
  }

  @Test
  void forgetsAWishForAKeyFrameWhenOneHasPassed() {
    relay.requestKeyFrame(group, 1, 0);
    relay.requestKeyFrame(group, 1, 0);
    presenter.drain();
    presenter.send(frames.key(10));

    ticker.advance(Duration.ofSeconds(3));
    relay.tick();

    assertThat(presenter.drain()).isEmpty();
  }

  @Test
  @Tag("B-8")
  void refusesAFrameWithoutARightAndTellsTheListenerOnceASecond() {
    for (int i = 0; i < 5; i++) {
      viewer.send(others.key(20_000));
    }
    assertThat(listener.events()).containsOnlyOnce("viewer refused 2 x1");

    ticker.advance(Duration.ofSeconds(1));
    relay.tick();

    assertThat(listener.events()).contains("viewer refused 2 x4");
    assertThat(presenter.drain()).isEmpty();
    viewer.assertOpen();
  }

  @Test
  void closesATunnelThatSendsTwentyFramesWithoutARightInTenSeconds() {
    for (int i = 0; i < 19; i++) {
      viewer.send(others.on(Channel.CHAT, 10));
    }
    viewer.assertOpen();

    viewer.send(others.on(Channel.CHAT, 10));

    viewer.assertClosed(Problem.FORBIDDEN_FRAME);
    presenter.assertOpen();
  }

  @Test
  void bearsRefusedFramesThatComeSeldom() {
    for (int i = 0; i < 60; i++) {
      viewer.send(others.on(Channel.CHAT, 10));
      ticker.advance(Duration.ofMillis(600));
    }

    viewer.assertOpen();
  }

  @Test
  @Tag("B-13")
  void closesATunnelThatSendsAsSomebodyElse() {
    viewer.send(frames.key(100));

    viewer.assertClosed(Problem.FORBIDDEN_FRAME);
    assertThat(presenter.drain()).isEmpty();
    assertThat(listener.events()).last().isEqualTo("viewer closed FORBIDDEN_FRAME");
  }

  @Test
  @Tag("B-13")
  void closesATunnelThatPlaysAFrameInAgain() {
    Frame frame = frames.key(100);
    presenter.send(frame);
    presenter.send(frame);

    presenter.assertClosed(Problem.BAD_FRAME);
    viewer.assertOpen();
  }

  @Test
  void closesATunnelWhoseFrameIsAboveTheLimitOfItsChannel() {
    presenter.send(frames.control(ControlKind.RECEIVER_REPORT, 16 * 1024 + 1));

    presenter.assertClosed(Problem.TOO_LARGE);
  }

  @Test
  void closesATunnelThatSendsGarbage() {
    viewer.link().received(1, ByteBuffer.wrap(new byte[40]), true);

    viewer.assertClosed(Problem.BAD_FRAME);
    presenter.assertOpen();
  }

  @Test
  void closesATunnelThatFloods() {
    for (int i = 0; i < 1001; i++) {
      presenter.send(frames.delta(10));
    }

    presenter.assertClosed(Problem.TOO_MANY_REQUESTS);
  }

  @Test
  @Tag("spec-6.4.4")
  void relaysNothingMoreOfASilencedParticipant() {
    presenter.send(frames.key(30_000));
    List<Frame> got = new ArrayList<>();
    viewer.takeOnce(8300, got);

    relay.silence(presenter.id());
    presenter.send(frames.delta(10));

    assertThat(viewer.drain()).isEmpty();
    assertThat(got).isEmpty();
    CapturingTunnel late = join("late", 3);
    assertThat(late.drain()).hasSize(1);
  }

  @Test
  void dropsSilentlyWhatWasOnItsWayWhenTheRightEnded() {
    relay.silence(presenter.id());
    for (int i = 0; i < 100; i++) {
      presenter.send(frames.key(10));
    }
    presenter.assertOpen();
    assertThat(listener.events()).noneMatch(event -> event.contains("refused"));

    ticker.advance(Duration.ofMillis(5001));
    presenter.send(frames.key(10));
    assertThat(listener.events()).contains("presenter refused 2 x1");
  }

  @Test
  void tellsTheReceiverThatAFrameWasAbandonedByBeginningAnother() {
    presenter.send(frames.key(30_000));
    viewer.takeOnce(8300, new ArrayList<>());
    relay.silence(presenter.id());
    relay.replaceRights(presenter.id(), SCREEN);
    Frame next = frames.key(100);
    presenter.send(next);

    assertThat(viewer.drain()).containsExactly(next);
    assertThat(viewer.abandonedFrames()).isEqualTo(1);
  }

  @Test
  @Tag("spec-6.4.4")
  void tellsAClosedParticipantWhyAndTheListenerLast() {
    presenter.send(frames.key(30_000));
    relay.close(viewer.id(), Problem.EXPELLED, "Enough");

    List<Frame> last = viewer.drain();

    assertThat(last).hasSize(1);
    assertThat(last.get(0).header().kind()).isEqualTo(ControlKind.CLOSING.number());
    assertThat(new String(last.get(0).copyOfPayload(), StandardCharsets.UTF_8))
        .isEqualTo("{\"problem\":\"expelled\",\"detail\":\"Enough\"}");
    viewer.assertClosed(Problem.EXPELLED);
    assertThat(listener.events()).last().isEqualTo("viewer closed EXPELLED");
    assertThat(relay.facts(viewer.id())).isEmpty();
  }

  @Test
  void tellsAClosedParticipantByWhomWhenThatIsSaid() {
    relay.close(viewer.id(), Problem.MEETING_ENDED, "", OrderedBy.person("佐藤 \"健\""));

    assertThat(new String(viewer.drain().get(0).copyOfPayload(), StandardCharsets.UTF_8))
        .isEqualTo("{\"problem\":\"meeting-ended\",\"detail\":\"\",\"by\":\"佐藤 \\\"健\\\"\"}");
  }

  @Test
  void endsOnce() {
    relay.close(viewer.id(), Problem.EXPELLED, "");
    viewer.link().closed(Problem.CONNECTION_LOST, "");
    relay.close(viewer.id(), Problem.MEETING_ENDED, "");

    assertThat(listener.events().stream().filter(event -> event.startsWith("viewer closed")))
        .containsExactly("viewer closed EXPELLED");
  }

  @Test
  void handsControlFramesToTheListenerInOrder() {
    viewer.send(others.control(ControlKind.RECEIVER_REPORT, 10));

    assertThat(listener.events())
        .containsExactly("presenter control 2", "viewer control 2", "viewer control 12");
  }

  @Test
  void demandsAHelloFirstAndOnlyOnce() {
    CapturingTunnel rude = new CapturingTunnel("rude");
    rude.on(relay.open(rude, seat(3)));
    rude.send(Frames.of(3).control(ControlKind.SHARE_REQUEST, 10));
    rude.assertClosed(Problem.BAD_FRAME);

    viewer.send(others.control(ControlKind.HELLO, 10));
    viewer.assertClosed(Problem.BAD_FRAME);
  }

  @Test
  @Tag("B-8")
  void closesATunnelThatSpeaksAsTheServer() {
    viewer.send(others.control(ControlKind.CLOSING, 10));

    viewer.assertClosed(Problem.BAD_FRAME);
  }

  @Test
  void closesATunnelWithoutAnUplink() {
    CapturingTunnel half = new CapturingTunnel("half");
    half.on(relay.open(half, seat(3)));

    ticker.advance(Duration.ofMillis(10_000));
    relay.tick();
    half.assertOpen();
    ticker.advance(Duration.ofMillis(1));
    relay.tick();

    half.assertClosed(Problem.PEER_SILENT);
  }

  @Test
  @Tag("B-7")
  void takesTheConnectionsOfASilentTunnelForLostAndEndsItAMinuteLater() {
    liveFor(Duration.ofSeconds(30));
    viewer.assertOpen();
    assertThat(viewer.droppedDownlinks()).isZero();

    liveFor(Duration.ofSeconds(10));
    assertThat(viewer.droppedDownlinks()).isEqualTo(1);
    assertThat(viewer.droppedUplinks()).isPositive();
    viewer.assertOpen();

    liveFor(Duration.ofSeconds(70));

    presenter.assertOpen();
    viewer.assertClosed(Problem.CONNECTION_LOST);
  }

  private void liveFor(Duration time) {
    for (long seconds = 0; seconds < time.toSeconds(); seconds += 10) {
      ticker.advance(Duration.ofSeconds(10));
      relay.tick();
      presenter.send(new HopUnit.Heartbeat(0, 1, 0, 0));
    }
  }

  @Test
  void sendsAHeartbeatEveryTenSecondsAndMeasuresTheRoundTrip() {
    ticker.advance(Duration.ofSeconds(10));
    relay.tick();
    viewer.drain();
    HopUnit.Heartbeat beat = lastHeartbeat(viewer);

    ticker.advance(Duration.ofMillis(130));
    viewer.send(new HopUnit.Heartbeat(0, 77, beat.clockMillis(), 100));

    assertThat(relay.facts(viewer.id()).orElseThrow().roundTrip()).contains(Duration.ofMillis(30));
  }

  @Test
  void acknowledgesTheUplinkAtTheNextTick() {
    presenter.send(frames.key(100));
    presenter.units().clear();
    int wakes = presenter.wakes();

    relay.tick();

    assertThat(presenter.wakes()).isGreaterThan(wakes);
    presenter.drain();
    assertThat(presenter.units()).containsExactly(new HopUnit.Acknowledgement(2));
  }

  @Test
  void closesATunnelThatAcknowledgesWhatWasNeverSent() {
    viewer.send(new HopUnit.Acknowledgement(4711));

    viewer.assertClosed(Problem.BAD_FRAME);
  }

  @Test
  void keepsUnacknowledgedBytesWithinAWindow() {
    presenter.send(frames.key(1_000_000));

    List<Frame> got = new ArrayList<>();
    int messages = 0;
    while (viewer.takeOnce(16 * 1024, got)) {
      messages++;
    }

    assertThat(messages).isLessThanOrEqualTo(8);
    assertThat(viewer.drain()).isEmpty();
    viewer.send(new HopUnit.Acknowledgement(9));
    assertThat(viewer.drain()).hasSize(1);
  }

  @Test
  void asksBeforeTheWindowIsFullToBeAcknowledgedAtOnce() {
    presenter.send(frames.key(1_000_000));

    takeAllWithoutAcknowledging();

    assertThat(asking(viewer)).hasSize(1);
    assertThat(viewer.units()).last().isNotIn(asking(viewer));
    viewer.units().clear();
    viewer.send(new HopUnit.Acknowledgement(8));
    takeAllWithoutAcknowledging();
    assertThat(asking(viewer)).hasSize(1);
  }

  @Test
  void asksTheEarlierTheLongerTheAnswerTakes() {
    viewer.reopenDownlink();
    presenter.send(frames.key(1_000_000));
    takeAllWithoutAcknowledging();
    ticker.advance(Duration.ofMillis(250));
    viewer.acknowledge();
    viewer.units().clear();

    takeAllWithoutAcknowledging();

    assertThat(asking(viewer)).hasSize(2);
  }

  private static List<HopUnit> asking(CapturingTunnel tunnel) {
    return tunnel.units().stream()
        .filter(unit -> unit instanceof HopUnit.Piece piece && piece.asking())
        .toList();
  }

  @Test
  void letsMoreBeUnderWayOnALineThatHasShownWhatItCarries() {
    for (int i = 0; i < 100; i++) {
      presenter.send(frames.key(30_000));
      takeAllWithoutAcknowledging();
      ticker.advance(Duration.ofMillis(15));
      viewer.acknowledge();
    }
    viewer.units().clear();

    for (int i = 0; i < 15; i++) {
      presenter.send(frames.key(30_000));
      takeAllWithoutAcknowledging();
    }

    // A quarter of a second of two million bytes per second, where a window begins with 64 KiB.
    assertThat(viewer.units().size() * 8192).isBetween(300_000, 700_000);
    assertThat(asking(viewer)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void acknowledgesAtOnceWhatAsksForIt() {
    presenter.units().clear();
    int wakes = presenter.wakes();

    presenter.send(piece().asked());

    assertThat(presenter.wakes()).isGreaterThan(wakes);
    presenter.drain();
    assertThat(presenter.units()).containsExactly(new HopUnit.Acknowledgement(2));
  }

  private HopUnit.Piece piece() {
    Frame key = frames.key(100);
    return new FrameCutter(key, Channel.SCREEN.number()).next(8192, presenter.nextNumber(), 0);
  }

  @Test
  @Tag("spec-5")
  @Tag("R-2")
  void lowersNobodysPictureForAViewerWhoDoesNotRead() {
    CapturingTunnel slow = join("slow", 3);
    slow.drain();
    for (int i = 0; i < 200; i++) {
      Frame frame = i % 50 == 0 ? frames.key(100_000) : frames.delta(30_000);
      presenter.send(frame);
      assertThat(viewer.drain()).containsExactly(frame);
      ticker.advance(Duration.ofMillis(33));
    }

    TunnelFacts facts = relay.facts(slow.id()).orElseThrow();
    assertThat(facts.queueBytes()).isLessThanOrEqualTo(4 << 20);
    assertThat(facts.droppedFrames()).isGreaterThan(100);
    slow.assertOpen();
  }

  @Test
  @Tag("spec-5")
  @Tag("R-2")
  void closesASlowParticipantWhenControlDoesNotFitAnyMore() {
    for (int i = 0; i < 300; i++) {
      relay.sendToAll(group, ControlKind.JOINED.number(), new byte[16_000]);
      presenter.drain();
    }

    viewer.assertClosed(Problem.SLOW_CONSUMER);
    presenter.assertOpen();
  }

  @Test
  void closesATunnelWhoseListenerCannotKeepUp() {
    Relay busy = new Relay(task -> {}, ticker, RelaySettings.standard());
    CapturingTunnel tunnel = new CapturingTunnel("busy");
    tunnel.on(busy.open(tunnel, seat(3)));
    Frames mine = Frames.of(3);
    tunnel.send(mine.control(ControlKind.HELLO, 10));
    for (int i = 0; i < 63; i++) {
      tunnel.send(mine.control(ControlKind.RECEIVER_REPORT, 10));
    }
    tunnel.assertOpen();

    tunnel.send(mine.control(ControlKind.RECEIVER_REPORT, 10));

    tunnel.assertClosed(Problem.TOO_MANY_REQUESTS);
  }

  @Test
  void endsATunnelWhoseListenerFails() {
    RelayListener failing =
        new RelayListener() {
          @Override
          public void control(TunnelId tunnel, int kind, byte[] payload) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void refused(
              TunnelId tunnel, int channel, int kind, int stream, int times, Problem why) {}

          @Override
          public void changed(TunnelId tunnel, LinkChange change) {}

          @Override
          public void closed(TunnelId tunnel, Problem why, String detail) {}
        };
    CapturingTunnel tunnel = new CapturingTunnel("unlucky");
    tunnel.on(relay.open(tunnel, new SeatAssignment(group, 9, Rights.none(), failing, WELCOME)));

    tunnel.send(Frames.of(9).control(ControlKind.HELLO, 10));

    tunnel.assertClosed(Problem.SERVER_FAILURE);
    presenter.assertOpen();
  }

  @Test
  void closesEverybodyWhenItStopsAndTakesNobodyMore() {
    relay.stop();

    viewer.assertClosed(Problem.SERVER_STOPPING);
    presenter.assertClosed(Problem.SERVER_STOPPING);
    assertThatThrownBy(() -> join("late", 3))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.SERVER_STOPPING));
  }

  private CapturingTunnel join(String name, int sender) {
    return join(name, sender, Frames.of(sender));
  }

  @Test
  void relaysVoiceUnreadToWhoMayHearIt() {
    relay.replaceRights(presenter.id(), Rights.none().withChannel(Channel.VOICE));
    Frame spoken = frames.voice(5);

    presenter.send(spoken);
    viewer.send(others.voice(5));

    assertThat(viewer.drain()).containsExactly(spoken);
    assertThat(presenter.drain()).isEmpty();
  }

  @Test
  @Tag("spec-5")
  void letsPicturesFillOnlyASmallWindowWhileSomebodySpeaks() {
    relay.replaceRights(presenter.id(), SCREEN.withChannel(Channel.VOICE));
    presenter.send(frames.voice(4));
    viewer.drain();
    int before = viewer.units().size();
    presenter.send(frames.key(200_000));

    takeAllWithoutAcknowledging();
    int pictures = viewer.units().size() - before;
    Frame spoken = frames.voice(4);
    presenter.send(spoken);
    List<Frame> fresh = takeAllWithoutAcknowledging();

    assertThat(fresh).containsExactly(spoken);
    assertThat(pictures * 8192).isBetween(8192, 3 * 8192);
  }

  private List<Frame> takeAllWithoutAcknowledging() {
    List<Frame> fresh = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = viewer.takeOnce(64 * 1024, fresh);
    }
    return fresh;
  }

  @Test
  void relaysTheVoicesOfTheLoudestOnly() {
    List<Integer> heard = voicesHeard(8, sender -> sender <= 6 ? 3 : 5);

    assertThat(heard).contains(7, 8).hasSize(6);
  }

  /** Lets so many people speak for three seconds; answers whose voice came in the last one. */
  private List<Integer> voicesHeard(int people, IntUnaryOperator loudness) {
    CapturingTunnel hears = join("hears", 100, Frames.of(100));
    List<CapturingTunnel> speakers = new ArrayList<>();
    List<Frames> voices = new ArrayList<>();
    for (int sender = 1; sender <= people; sender++) {
      Frames own = Frames.of(10 + sender);
      voices.add(own);
      speakers.add(join("speaks " + sender, 10 + sender, own));
      relay.replaceRights(speakers.get(sender - 1).id(), Rights.none().withChannel(Channel.VOICE));
    }
    for (int packet = 0; packet < 150; packet++) {
      if (packet == 100) {
        hears.drain();
      }
      ticker.advance(Duration.ofMillis(20));
      for (int sender = 1; sender <= people; sender++) {
        Frame spoken = voices.get(sender - 1).voice(loudness.applyAsInt(sender));
        speakers.get(sender - 1).send(spoken);
      }
    }
    return hears.drain().stream()
        .filter(frame -> frame.header().channel() == Channel.VOICE)
        .map(frame -> frame.header().sender() - 10)
        .distinct()
        .toList();
  }

  private CapturingTunnel join(String name, int sender, Frames own) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    tunnel.on(relay.open(tunnel, seat(sender)));
    tunnel.reopenUplink();
    tunnel.send(own.control(ControlKind.HELLO, 20));
    relay.enter(tunnel.id());
    return tunnel;
  }

  private SeatAssignment seat(int sender) {
    return new SeatAssignment(group, sender, Rights.none(), listener, WELCOME);
  }

  private static HopUnit.Heartbeat lastHeartbeat(CapturingTunnel tunnel) {
    return tunnel.units().stream()
        .filter(HopUnit.Heartbeat.class::isInstance)
        .map(HopUnit.Heartbeat.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
