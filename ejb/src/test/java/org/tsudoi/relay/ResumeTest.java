package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

/** What a cut connection costs: nothing reliable, and pictures only until the newest one. */
@Tag("spec-6.2.1")
class ResumeTest {

  private static final byte[] WELCOME = "{}".getBytes(StandardCharsets.UTF_8);

  private final FakeTicker ticker = new FakeTicker();
  private final RecordingListener listener = new RecordingListener();
  private final RelayGroup group = new RelayGroup("instance", 0);
  private final Frames frames = Frames.of(1);
  private final Frames others = Frames.of(2);
  private Relay relay;
  private CapturingTunnel presenter;
  private CapturingTunnel viewer;

  @BeforeEach
  void twoPeopleMeet() {
    relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
    presenter = join("presenter", 1, frames);
    viewer = join("viewer", 2, others);
    relay.replaceRights(
        presenter.id(),
        Rights.none().withScreen(0).withChannel(Channel.CHAT).withChannel(Channel.BOARD));
    presenter.drain();
    viewer.drain();
  }

  @Test
  void repeatsReliableFramesThatWereLostOnTheWay() {
    presenter.send(frames.on(Channel.BOARD, 20_000));
    takeAndLose(viewer);
    viewer.link().downlinkLost(1);
    presenter.send(frames.on(Channel.BOARD, 10));
    int before = viewer.units().size();

    viewer.reopenDownlink();

    assertThat(viewer.drain()).extracting(each -> each.header().number()).containsExactly(1L, 2L);
    assertThat(viewer.units().get(before)).isInstanceOf(HopUnit.Heartbeat.class);
    presenter.assertOpen();
    viewer.assertOpen();
  }

  @Test
  void repeatsNothingThatHadArrivedBeforeTheCut() {
    presenter.send(frames.on(Channel.CHAT, 10));
    viewer.takeOnce(64 * 1024, new ArrayList<>());

    viewer.reopenDownlink();

    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void namesLostPicturesAsAGapAndShowsTheNewestInstead() {
    presenter.send(frames.key(50_000));
    presenter.send(frames.delta(500));
    takeAndLose(viewer);
    presenter.send(frames.delta(600));

    viewer.reopenDownlink();

    List<Frame> seen = viewer.drain();
    assertThat(seen).extracting(each -> each.header().number()).containsExactly(1L, 2L, 3L);
    assertThat(seen.get(0).header().has(EndToEndHeader.KEY_FRAME)).isTrue();
    assertThat(viewer.units()).filteredOn(HopUnit.Gap.class::isInstance).hasSize(1);
  }

  @Test
  void survivesASecondCutInTheMiddleOfRepeating() {
    presenter.send(frames.on(Channel.BOARD, 60_000));
    takeAndLose(viewer);
    viewer.reopenDownlink();
    viewer.takeOnce(20_000, new ArrayList<>());
    takeAndLose(viewer);

    viewer.reopenDownlink();

    assertThat(viewer.drain()).hasSize(1).first().matches(frame -> frame.sizeBytes() > 60_000);
    viewer.assertOpen();
  }

  @Test
  void repeatsNoRemoteInputSinceItsGrantHasEnded() {
    relay.replaceRights(presenter.id(), Rights.none().withChannel(Channel.REMOTE_INPUT));
    presenter.send(frames.on(Channel.REMOTE_INPUT, 10));
    takeAndLose(viewer);
    presenter.send(frames.on(Channel.REMOTE_INPUT, 10));

    viewer.reopenDownlink();

    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void takesUpAnUplinkThatRepeatsWhatItMayHaveLost() {
    HopUnit first = piece(presenter.nextNumber(), frames.on(Channel.CHAT, 10));
    presenter.send(first);
    presenter.reopenUplink();
    presenter.send(first);
    presenter.send(piece(presenter.nextNumber(), frames.on(Channel.CHAT, 20)));

    assertThat(viewer.drain()).hasSize(2);
    presenter.assertOpen();
    assertThat(presenter.droppedUplinks()).isEqualTo(1);
  }

  @Test
  void passesOverWhatStillArrivesOnAReplacedUplink() {
    presenter.reopenUplink();
    presenter.send(piece(presenter.nextNumber(), frames.on(Channel.CHAT, 10)));
    HopUnit late = piece(presenter.nextNumber(), frames.on(Channel.CHAT, 20));

    presenter.link().received(1, ByteBuffer.wrap(late.toBytes()), true);

    assertThat(viewer.drain()).hasSize(1);
    presenter.assertOpen();
  }

  @Test
  void givesUpThePictureThatAGapOfThePresenterCutsOff() {
    presenter.drain();
    long number = presenter.nextNumber();
    presenter.nextNumber();
    presenter.reopenUplink();
    presenter.send(new HopUnit.Gap(0, number, number + 1));
    presenter.send(frames.key(100));

    assertThat(viewer.drain()).hasSize(1);
  }

  @Test
  void givesNothingToTheOldDownlinkOnceTheNewOneStands() {
    viewer.reopenDownlink();
    presenter.send(frames.on(Channel.CHAT, 10));

    ByteBuffer target = ByteBuffer.allocate(64 * 1024);
    assertThat(viewer.link().take(1, target)).isFalse();
    assertThat(viewer.droppedDownlinks()).isEqualTo(1);
    assertThat(viewer.drain()).hasSize(1);
  }

  @Test
  @Tag("B-13")
  void refusesAGenerationThatWasThereAndANumberThatWasNeverSent() {
    assertRefused(() -> viewer.link().downlinkOpened(1, 0));
    assertRefused(() -> viewer.link().downlinkOpened(2, 4_000));
    assertRefused(() -> viewer.link().uplinkOpened(1));
    viewer.assertOpen();
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.CONFLICT));
  }

  @Test
  void tellsOfALongCutAndOfItsEndAndForgetsAShortOne() {
    viewer.link().downlinkLost(1);
    pass(Duration.ofSeconds(2));
    viewer.reopenDownlink();
    assertThat(listener.events()).contains("viewer RESUMED").doesNotContain("viewer INTERRUPTED");

    viewer.link().uplinkLost(1);
    pass(Duration.ofSeconds(4));
    assertThat(listener.events()).contains("viewer INTERRUPTED");
    viewer.reopenUplink();

    assertThat(listener.events()).endsWith("viewer INTERRUPTED", "viewer RESUMED");
    assertThat(relay.facts(viewer.id()).orElseThrow().changes())
        .containsEntry(LinkChange.RESUMED, 2)
        .containsEntry(LinkChange.INTERRUPTED, 1);
  }

  @Test
  void keepsTheSeatForAMinuteAndNotLonger() {
    viewer.link().downlinkLost(1);
    pass(Duration.ofSeconds(59));
    viewer.assertOpen();

    pass(Duration.ofSeconds(1));

    viewer.assertClosed(Problem.CONNECTION_LOST);
    presenter.assertOpen();
  }

  @Test
  void keepsNobodyWhoHasNotSaidHello() {
    CapturingTunnel early = new CapturingTunnel("early");
    early.on(relay.open(early, seat(3)));

    early.link().downlinkLost(1);

    early.assertClosed(Problem.CONNECTION_LOST);
  }

  @Test
  void tellsOfAnotherTransportAndNotOfPollsThatFollowOneAnother() {
    viewer.over("https-polling");
    viewer.reopenDownlink();
    for (int i = 0; i < 5; i++) {
      viewer.link().downlinkAnswered(viewer.downGeneration());
      pass(Duration.ofSeconds(4));
      viewer.reopenDownlink();
    }

    assertThat(listener.events()).filteredOn(each -> each.startsWith("viewer ")).hasSize(2);
    assertThat(listener.events()).contains("viewer SWITCHED");

    viewer.link().downlinkAnswered(viewer.downGeneration());
    pass(Duration.ofSeconds(14));
    assertThat(listener.events()).contains("viewer INTERRUPTED");
  }

  @Test
  void letsAPollWaitUntilThereIsSomethingToSay() {
    viewer.over("https-polling");
    viewer.reopenDownlink();
    viewer.drain();
    viewer.link().downlinkAnswered(viewer.downGeneration());
    int before = viewer.units().size();

    viewer.reopenDownlink();
    assertThat(viewer.takeOnce(64 * 1024, new ArrayList<>())).isFalse();

    presenter.send(frames.on(Channel.CHAT, 10));
    assertThat(viewer.drain()).hasSize(1);
    assertThat(viewer.units()).hasSize(before + 1);
  }

  @Test
  void greetsAnotherTransportAtOnceAlsoAfterAnAnsweredPoll() {
    viewer.over("https-polling");
    viewer.reopenDownlink();
    viewer.drain();
    viewer.link().downlinkAnswered(viewer.downGeneration());
    int before = viewer.units().size();

    viewer.over("websocket");
    viewer.reopenDownlink();
    viewer.drain();

    assertThat(viewer.units().get(before)).isInstanceOf(HopUnit.Heartbeat.class);
  }

  @Test
  void greetsAPollWhoseAnswerBeforeWasLost() {
    viewer.over("https-polling");
    viewer.reopenDownlink();
    viewer.drain();
    presenter.send(frames.on(Channel.CHAT, 10));
    takeAndLose(viewer);
    viewer.link().downlinkAnswered(viewer.downGeneration());
    int before = viewer.units().size();

    viewer.reopenDownlink();

    assertThat(viewer.drain()).hasSize(1);
    assertThat(viewer.units().get(before)).isInstanceOf(HopUnit.Heartbeat.class);
  }

  @Test
  @Tag("R-2")
  void staysOpenUnderAFloodOfReliableFramesUntilItsOutboxIsFull() {
    viewer.link().downlinkLost(1);
    for (int i = 0; i < 2; i++) {
      presenter.send(frames.on(Channel.BOARD, 2_000_000));
    }
    viewer.assertOpen();

    presenter.send(frames.on(Channel.BOARD, 2_000_000));

    viewer.assertClosed(Problem.SLOW_CONSUMER);
    presenter.assertOpen();
  }

  private void pass(Duration time) {
    for (long millis = 0; millis < time.toMillis(); millis += 500) {
      ticker.advance(Duration.ofMillis(500));
      presenter.send(new HopUnit.Heartbeat(0, 1, 0, 0));
      relay.tick();
    }
    ticker.advance(Duration.ofMillis(1));
    relay.tick();
  }

  /** Lets the link write everything that its window allows into a connection that is dead. */
  private static void takeAndLose(CapturingTunnel tunnel) {
    while (tunnel.takeAndLose()) {
      tunnel.assertOpen();
    }
  }

  private static HopUnit piece(long number, Frame frame) {
    return new FrameCutter(frame, frame.header().channel().number()).next(8192, number, 0);
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
}
