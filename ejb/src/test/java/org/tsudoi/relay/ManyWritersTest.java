package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;

/** Sixty-four participants speak to one at the same moment. */
@Tag("spec-6.2.1")
@Tag("B-14")
class ManyWritersTest {

  private static final int WRITERS = 64;
  private static final int FRAMES_OF_EACH = 160;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int READER = WRITERS + 1;

  private final Relay relay = new Relay(Runnable::run, new FakeTicker(), RelaySettings.standard());
  private final RelayGroup group = new RelayGroup("crowd", 0);
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  @Timeout(60)
  void bringsEveryFrameWholeAndInTheOrderOfItsWriter() throws Exception {
    CapturingTunnel reader = join(READER, Frames.of(READER));
    Map<Integer, List<Frame>> sent = new HashMap<>();
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    List<Future<?>> writing = new ArrayList<>();
    for (int writer = 1; writer <= WRITERS; writer++) {
      Frames own = Frames.of(writer);
      CapturingTunnel tunnel = join(writer, own);
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < FRAMES_OF_EACH; i++) {
        // Some in one piece, some in several, which may mix; all together fit into an outbox.
        frames.add(own.on(Channel.BOARD, i % 40 == 0 ? 9_000 : 20 + i % 50));
      }
      sent.put(writer, frames);
      writing.add(
          threads.submit(
              () -> {
                start.await();
                frames.forEach(tunnel::send);
                return null;
              }));
    }

    Map<Integer, List<Frame>> got = new HashMap<>();
    int count = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (count < WRITERS * FRAMES_OF_EACH && System.nanoTime() < deadline) {
      List<Frame> fresh = reader.drain();
      for (Frame frame : fresh) {
        if (frame.header().channel() == Channel.BOARD) {
          got.computeIfAbsent(frame.header().sender(), sender -> new ArrayList<>()).add(frame);
          count++;
        }
      }
      if (fresh.isEmpty()) {
        Thread.onSpinWait();
      }
    }

    for (Future<?> each : writing) {
      each.get(10, TimeUnit.SECONDS);
    }
    reader.assertOpen();
    assertThat(reader.abandonedFrames()).isZero();
    assertThat(got.keySet()).isEqualTo(sent.keySet());
    sent.forEach((writer, frames) -> assertThat(got.get(writer)).isEqualTo(frames));
  }

  private CapturingTunnel join(int sender, Frames own) {
    CapturingTunnel tunnel = new CapturingTunnel("participant " + sender);
    Rights rights = sender == READER ? Rights.none() : Rights.none().withChannel(Channel.BOARD);
    tunnel.on(
        relay.open(
            tunnel,
            new SeatAssignment(group, sender, rights, new RecordingListener(), new byte[2])));
    tunnel.send(own.control(ControlKind.HELLO, 2));
    relay.enter(tunnel.id());
    return tunnel;
  }
}
