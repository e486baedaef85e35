package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;
import org.tsudoi.shared.Problem;

/** A frame and the end of the right to send it, at the same moment, a thousand times. */
@Tag("spec-6.4.4")
class RightsRaceTest {

  private static final int TIMES = 1000;

  private final FakeTicker ticker = new FakeTicker();
  private final Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  @Timeout(60)
  @Tag("Z-17")
  void relaysNothingAfterSilenceHasReturned() throws Exception {
    race(tunnel -> relay.silence(tunnel.id()));
  }

  @Test
  @Timeout(60)
  @Tag("Z-7")
  void relaysNothingAfterAChannelIsPassedOver() throws Exception {
    race(tunnel -> relay.replaceRights(tunnel.id(), Rights.none().passingOver(Channel.VOICE)));
  }

  @Test
  @Timeout(60)
  @Tag("Z-17")
  void relaysNothingAfterCloseHasReturned() throws Exception {
    race(tunnel -> relay.close(tunnel.id(), Problem.EXPELLED, ""));
  }

  private void race(Consumer<CapturingTunnel> end) throws Exception {
    int relayedBefore = 0;
    for (int i = 0; i < TIMES; i++) {
      RelayGroup group = new RelayGroup("group " + i, ticker.nanos());
      Frames own = Frames.of(1);
      CapturingTunnel presenter = join(group, "presenter " + i, 1, own);
      CapturingTunnel viewer = join(group, "viewer " + i, 2, Frames.of(2));
      relay.replaceRights(presenter.id(), Rights.none().withScreen(0));
      viewer.drain();
      List<Frame> frames = List.of(own.key(9000), own.delta(10), own.delta(9000), own.delta(10));
      int wakes = viewer.wakes();
      CyclicBarrier start = new CyclicBarrier(2);

      Future<?> sending =
          threads.submit(
              () -> {
                start.await();
                frames.forEach(presenter::send);
                return null;
              });
      Future<List<Frame>> seenAfter =
          threads.submit(
              () -> {
                start.await();
                end.accept(presenter);
                // Nothing was taken before: whatever is found now was relayed after the return.
                return viewer.drain();
              });

      assertThat(seenAfter.get(10, TimeUnit.SECONDS)).isEmpty();
      sending.get(10, TimeUnit.SECONDS);
      assertThat(viewer.drain()).isEmpty();
      assertThat(relay.facts(viewer.id()).orElseThrow().queueBytes()).isZero();
      CapturingTunnel late = join(group, "late " + i, 3, Frames.of(3));
      assertThat(late.drain()).hasSize(1);
      relayedBefore += viewer.wakes() > wakes ? 1 : 0;
      List.of(viewer, late).forEach(each -> relay.close(each.id(), Problem.MEETING_ENDED, ""));
    }
    assertThat(relayedBefore).as("races that the frames won").isPositive();
  }

  private CapturingTunnel join(RelayGroup group, String name, int sender, Frames own) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    RecordingListener listener = new RecordingListener();
    tunnel.on(
        relay.open(
            tunnel, new SeatAssignment(group, sender, Rights.none(), listener, new byte[2])));
    tunnel.send(own.control(ControlKind.HELLO, 2));
    relay.enter(tunnel.id());
    return tunnel;
  }
}
