package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;
import org.tsudoi.shared.Problem;

/** The pointer belongs to the shared screen: who shows it may point on it, and nobody else. */
@Tag("spec-6.4.1")
class PointerTest {

  private static final int STREAM = 3;
  private static final int RATE = RelaySettings.standard().pointersPerSecond();
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
    relay.replaceRights(presenter.id(), Rights.none().withScreen(STREAM));
    viewer.drain();
    presenter.drain();
  }

  @Test
  void goesUnreadToWhoWatchesTheScreen() {
    Frame place = frames.pointer(STREAM);

    presenter.send(place);

    assertThat(viewer.drain()).containsExactly(place);
  }

  @Test
  void isRefusedFromWhoShowsNothing() {
    for (int i = 0; i < 19; i++) {
      viewer.send(others.pointer(STREAM));
    }
    assertThat(presenter.drain()).isEmpty();
    viewer.assertOpen();

    viewer.send(others.pointer(STREAM));

    viewer.assertClosed(Problem.FORBIDDEN_FRAME);
    assertThat(listener.events()).contains("viewer refused 4 x1");
  }

  @Test
  void isRefusedOnAnotherScreenThanTheSharedOne() {
    presenter.send(frames.pointer(STREAM + 1));

    assertThat(viewer.drain()).isEmpty();
    assertThat(listener.events()).contains("presenter refused 4 x1");
  }

  @Test
  void isAWholeChannelForNobody() {
    Rights whole = Rights.none().withChannel(Channel.POINTER);

    assertThat(whole.mayCarry(Channel.POINTER, 0)).isFalse();
    assertThat(Rights.none().withScreen(STREAM).withoutScreen()).isEqualTo(Rights.none());
  }

  @Test
  void endsWithTheShareAlsoWhereItWaits() {
    presenter.send(frames.pointer(STREAM));

    relay.replaceRights(presenter.id(), Rights.none());
    presenter.send(frames.pointer(STREAM));

    assertThat(viewer.drain()).isEmpty();
    assertThat(listener.events()).noneMatch(event -> event.contains("refused"));
    ticker.advance(Duration.ofMillis(5001));
    presenter.send(frames.pointer(STREAM));
    assertThat(viewer.drain()).isEmpty();
    assertThat(listener.events()).contains("presenter refused 4 x1");
  }

  @Test
  void leavesOutAllButTheNewestPlaceWhereAViewerIsSlow() {
    presenter.send(frames.pointer(STREAM));
    presenter.send(frames.pointer(STREAM));
    Frame newest = frames.pointer(STREAM);
    presenter.send(newest);

    assertThat(viewer.drain()).containsExactly(newest);
  }

  @Test
  void isLeftOutWhenItComesTooThickAndGoesOnAfterwards() {
    int relayed = 0;
    for (int i = 0; i < 5 * RATE; i++) {
      presenter.send(frames.pointer(STREAM));
      relayed += viewer.drain().size();
    }
    assertThat(relayed).isEqualTo(2 * RATE);
    presenter.assertOpen();

    ticker.advance(Duration.ofSeconds(1));
    Frame later = frames.pointer(STREAM);
    presenter.send(later);

    assertThat(viewer.drain()).isEqualTo(List.of(later));
  }

  @Test
  void closesATunnelThatSendsMoreThanAPlaceCanBe() {
    relay.replaceRights(presenter.id(), Rights.none().withScreen(0));

    presenter.send(frames.on(Channel.POINTER, 2049));

    presenter.assertClosed(Problem.TOO_LARGE);
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
