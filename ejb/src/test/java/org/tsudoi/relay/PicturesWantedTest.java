package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;

/** Whoever takes no pictures is sent none: they would fill the line for nothing. */
@Tag("spec-6.4.1")
class PicturesWantedTest {

  private static final byte[] WELCOME = "{\"protocol\":1}".getBytes(StandardCharsets.UTF_8);

  private final FakeTicker ticker = new FakeTicker();
  private final Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
  private final RelayGroup group = new RelayGroup("c0ffee", ticker.nanos());
  private final RecordingListener listener = new RecordingListener();
  private final Frames frames = Frames.of(1);
  private CapturingTunnel presenter;
  private CapturingTunnel listening;

  @BeforeEach
  void seatTwo() {
    presenter = join("presenter", 1, frames, true);
    listening = join("listener", 2, Frames.of(2), false);
    relay.replaceRights(presenter.id(), Rights.none().withScreen(0).withChannel(Channel.VOICE));
    listening.drain();
  }

  @Test
  void getsEverythingButPictures() {
    presenter.send(frames.description(100));
    presenter.send(frames.key(5_000));
    presenter.send(frames.delta(500));
    Frame voice = frames.voice(5);
    presenter.send(voice);
    Frame place = frames.pointer(0);
    presenter.send(place);

    assertThat(listening.drain()).containsExactly(voice, place);
  }

  @Test
  void getsNoneThatWereShownBeforeTheyCame() {
    presenter.send(frames.key(5_000));

    CapturingTunnel late = join("late", 3, Frames.of(3), false);

    assertThat(late.drain()).noneMatch(frame -> frame.header().channel().isPicture());
  }

  @Test
  void getsWhatIsShownAsSoonAsTheyWantIt() {
    Frame description = frames.description(100);
    Frame key = frames.key(5_000);
    Frame delta = frames.delta(500);
    presenter.send(description);
    presenter.send(key);
    presenter.send(delta);

    relay.takePictures(listening.id(), true);
    Frame next = frames.delta(500);
    presenter.send(next);

    assertThat(listening.drain()).containsExactly(description, key, delta, next);
  }

  @Test
  void getsNoneThatWaitedWhenTheyWantThemNoMore() {
    relay.takePictures(listening.id(), true);
    presenter.send(frames.key(5_000));
    Frame voice = frames.voice(5);
    presenter.send(voice);

    relay.takePictures(listening.id(), false);

    assertThat(listening.drain()).containsExactly(voice);
  }

  private CapturingTunnel join(String name, int sender, Frames own, boolean pictures) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    tunnel.on(
        relay.open(tunnel, new SeatAssignment(group, sender, Rights.none(), listener, WELCOME)));
    tunnel.reopenUplink();
    tunnel.send(own.control(ControlKind.HELLO, 20));
    relay.takePictures(tunnel.id(), pictures);
    relay.enter(tunnel.id());
    return tunnel;
  }
}
