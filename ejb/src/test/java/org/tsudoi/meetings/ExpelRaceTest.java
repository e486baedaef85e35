package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.relay.CapturingTunnel;
import org.tsudoi.relay.Frames;
import org.tsudoi.relay.Relay;
import org.tsudoi.relay.RelaySettings;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;

/** Orders through the door against a person who sends at the same moment, on the real relay. */
@Tag("spec-6.4.4")
class ExpelRaceTest {

  private static final int TIMES = 1000;
  private static final String HELLO =
      "{\"protocol\":1,\"client\":{\"name\":\"test\",\"version\":\"1\"}}";
  private static final String SHARE =
      "{\"request\":1,\"stream\":0,\"title\":\"t\",\"surface\":\"monitor\","
          + "\"codec\":\"vp8\",\"width\":10,\"height\":10}";

  private final FakeClock ticks = FakeClock.at("2030-04-01T00:00:00Z");
  private final MeetingsFixture room =
      MeetingsFixture.on(new Relay(Runnable::run, ticks, RelaySettings.standard()));
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  @Timeout(120)
  @Tag("Z-17")
  void noFrameOfThePersonIsRelayedAfterTheDoorHasAnswered() throws Exception {
    race(
        number -> room.door.expel(room.organizer, number, 2, Optional.empty()),
        presenter -> presenter.assertClosed(Problem.EXPELLED));
  }

  @Test
  @Timeout(120)
  @Tag("Z-7")
  @Tag("Z-17")
  void noPictureIsRelayedAfterThePersonHasBecomeAViewer() throws Exception {
    race(
        number -> room.door.changeRole(room.organizer, number, 2, Role.VIEWER),
        CapturingTunnel::assertOpen);
  }

  @Test
  @Timeout(120)
  @Tag("Z-7")
  @Tag("Z-17")
  void noPictureIsRelayedAfterTheShareWasStopped() throws Exception {
    race(number -> room.door.stopShare(room.organizer, number, 2), CapturingTunnel::assertOpen);
  }

  private void race(Consumer<MeetingNumber> order, Consumer<CapturingTunnel> afterwards)
      throws Exception {
    for (int i = 0; i < TIMES; i++) {
      MeetingNumber number = room.aMeeting();
      CapturingTunnel viewer = join(room.organizer, number, "viewer " + i, 1);
      CapturingTunnel presenter = join(room.guest, number, "presenter " + i, 2);
      say(presenter, 2, 2, ControlKind.SHARE_REQUEST, SHARE);
      viewer.drain();
      Frames own = Frames.of(2);
      List<Frame> frames = List.of(own.key(9000), own.delta(10), own.delta(9000));
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
                order.accept(number);
                // Nothing was taken before: whatever is found now outlived the expulsion.
                return viewer.drain();
              });

      assertThat(pictures(seenAfter.get(10, TimeUnit.SECONDS))).isEmpty();
      sending.get(10, TimeUnit.SECONDS);
      assertThat(pictures(viewer.drain())).isEmpty();
      afterwards.accept(presenter);
      room.door.end(room.organizer, number);
      // Nobody may open as many meetings within one day.
      room.time.advance(Duration.ofHours(1));
    }
  }

  private static List<Frame> pictures(List<Frame> frames) {
    return frames.stream().filter(frame -> frame.header().channel() == Channel.SCREEN).toList();
  }

  private CapturingTunnel join(Caller who, MeetingNumber number, String name, int sender) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    tunnel.on(room.door.admit(room.ticket(who, number), tunnel).link());
    say(tunnel, sender, 1, ControlKind.HELLO, HELLO);
    return tunnel;
  }

  private static void say(
      CapturingTunnel tunnel, int sender, long number, ControlKind kind, String json) {
    EndToEndHeader header = EndToEndHeader.of(Channel.CONTROL, kind.number(), sender, number, 0);
    tunnel.send(Frame.of(header, json.getBytes(StandardCharsets.UTF_8)));
  }
}
