package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;

/** Cameras reach whoever wants to see them, and never weigh more than a small picture does. */
@Tag("spec-6.2.1")
class CamerasTest {

  private static final byte[] WELCOME = "{\"protocol\":1}".getBytes(StandardCharsets.UTF_8);

  private final FakeTicker ticker = new FakeTicker();
  private final Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
  private final RelayGroup group = new RelayGroup("c0ffee", ticker.nanos());
  private final RecordingListener listener = new RecordingListener();
  private final Frames frames = Frames.of(1);
  private CapturingTunnel shown;
  private CapturingTunnel viewer;

  @BeforeEach
  void seatTwo() {
    shown = join("shown", 1, frames);
    viewer = join("viewer", 2, Frames.of(2));
    relay.replaceRights(shown.id(), Rights.none().withChannel(Channel.CAMERA));
    viewer.drain();
    shown.drain();
  }

  @Test
  void goToNobodyWhoHasNotAskedForThem() {
    shown.send(frames.cameraKey(5_000));

    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void goToWhoeverAskedBeginningWithWhatIsShown() {
    Frame key = frames.cameraKey(5_000);
    Frame delta = frames.cameraDelta(500);
    shown.send(key);
    shown.send(delta);

    relay.takeCameras(viewer.id(), Set.of(1, 9));
    Frame next = frames.cameraDelta(500);
    shown.send(next);

    assertThat(viewer.drain()).containsExactly(key, delta, next);
  }

  @Test
  void waitForNobodyWhoWantsThemNoMore() {
    relay.takeCameras(viewer.id(), Set.of(1));
    shown.send(frames.cameraKey(5_000));

    relay.takeCameras(viewer.id(), Set.of());
    shown.send(frames.cameraDelta(500));

    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void areNoneForWhoeverTakesNoPictures() {
    relay.takeCameras(viewer.id(), Set.of(1));
    relay.takePictures(viewer.id(), false);

    shown.send(frames.cameraKey(5_000));

    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void areNotRelayedAnyMoreWhenTheRightIsGone() {
    relay.takeCameras(viewer.id(), Set.of(1));
    shown.send(frames.cameraKey(5_000));

    relay.replaceRights(shown.id(), Rights.none());
    shown.send(frames.cameraDelta(500));

    assertThat(viewer.drain()).isEmpty();
  }

  @Test
  void areOneForEachPerson() {
    Rights rights = Rights.none().withChannel(Channel.CAMERA);

    assertThat(rights.mayCarry(Channel.CAMERA, 0)).isTrue();
    assertThat(rights.mayCarry(Channel.CAMERA, 1)).isFalse();
  }

  @Test
  void thatWeighTooMuchAreLeftOutUpToAKeyFrameThatIsAskedFor() {
    relay.takeCameras(viewer.id(), Set.of(1));
    Frame key = frames.cameraKey(40_000);
    shown.send(key);
    shown.send(frames.cameraDelta(30_000));
    shown.send(frames.cameraDelta(100));
    assertThat(viewer.drain()).containsExactly(key);
    assertThat(keyFrameRequests()).containsExactly("{\"stream\":0,\"channel\":3}");

    ticker.advance(Duration.ofSeconds(2));
    shown.send(frames.cameraDelta(100));
    Frame again = frames.cameraKey(5_000);
    Frame next = frames.cameraDelta(100);
    shown.send(again);
    shown.send(next);

    assertThat(viewer.drain()).containsExactly(again, next);
  }

  @Test
  void thatComeTooThickAreLeftOut() {
    relay.takeCameras(viewer.id(), Set.of(1));
    for (int i = 0; i < 100; i++) {
      shown.send(frames.cameraKey(100));
    }

    assertThat(viewer.drain()).hasSize(30);
  }

  private List<String> keyFrameRequests() {
    return shown.drain().stream()
        .filter(frame -> frame.header().kind() == ControlKind.KEY_FRAME_REQUEST.number())
        .map(frame -> new String(frame.copyOfPayload(), StandardCharsets.UTF_8))
        .toList();
  }

  private CapturingTunnel join(String name, int sender, Frames own) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    tunnel.on(
        relay.open(tunnel, new SeatAssignment(group, sender, Rights.none(), listener, WELCOME)));
    tunnel.reopenUplink();
    tunnel.send(own.control(ControlKind.HELLO, 20));
    relay.enter(tunnel.id());
    return tunnel;
  }
}
