package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.shared.FakeTicker;
import org.tsudoi.shared.Problem;

/**
 * However the bytes of an uplink are cut into messages, requests and chunks of a body, the same
 * frames come of them; and whatever bytes come, only that tunnel ends.
 */
@Tag("spec-6.2.1")
@Tag("B-4")
class UplinkChunksTest {

  private static final byte[] WELCOME = "{}".getBytes(StandardCharsets.UTF_8);
  private static final int RUNS = 150;

  private final FakeTicker ticker = new FakeTicker();
  private final RelayGroup group = new RelayGroup("instance", 0);
  private final Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
  private final CapturingTunnel viewer = new CapturingTunnel("viewer");
  private final CapturingTunnel sender = new CapturingTunnel("sender");
  private final Frames frames = Frames.of(1);

  UplinkChunksTest() {
    enter(viewer, 2, Frames.of(2));
    enter(sender, 1, frames);
    relay.replaceRights(
        sender.id(), Rights.none().withChannel(Channel.CHAT).withChannel(Channel.BOARD));
    viewer.drain();
  }

  private void enter(CapturingTunnel tunnel, int index, Frames own) {
    tunnel.on(
        relay.open(
            tunnel,
            new SeatAssignment(group, index, Rights.none(), new RecordingListener(), WELCOME)));
    tunnel.reopenUplink();
    tunnel.send(own.control(ControlKind.HELLO, 20));
    relay.enter(tunnel.id());
  }

  @Test
  void findsTheSameFramesHoweverTheirBytesAreCut() {
    for (int seed = 0; seed < RUNS; seed++) {
      new UplinkChunksTest().sendInChunks(new Random(seed), seed);
    }
  }

  private void sendInChunks(Random random, int seed) {
    List<Frame> sent = new ArrayList<>();
    long generation = 1;
    for (int uplink = 0; uplink < 3; uplink++) {
      List<byte[]> units = units(random, sent);
      boolean last = uplink == 2;
      if (!last) {
        sender.link().uplinkOpened(generation + 1);
        units.add(new HopUnit.SwitchMark(0, generation + 1).toBytes());
      }
      deliver(random, generation, units);
      generation++;
    }

    assertThat(viewer.drain()).as("seed " + seed).isEqualTo(sent);
    sender.assertOpen();
  }

  private List<byte[]> units(Random random, List<Frame> sent) {
    List<byte[]> units = new ArrayList<>();
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      Channel channel = random.nextBoolean() ? Channel.CHAT : Channel.BOARD;
      Frame frame = frames.on(channel, random.nextInt(channel == Channel.CHAT ? 900 : 30_000));
      sent.add(frame);
      FrameCutter cutter = new FrameCutter(frame, channel.number());
      while (!cutter.isFinished()) {
        units.add(cutter.next(1024 + random.nextInt(7000), sender.nextNumber(), 0).toBytes());
        if (random.nextInt(4) == 0) {
          units.add(new HopUnit.Heartbeat(0, 1, 0, 0).toBytes());
        }
      }
    }
    return units;
  }

  /** Messages of whole units, or chunks that end anywhere. */
  private void deliver(Random random, long generation, List<byte[]> units) {
    boolean streamed = random.nextBoolean();
    ByteBuffer bytes = ByteBuffer.allocate(units.stream().mapToInt(unit -> unit.length).sum());
    units.forEach(bytes::put);
    bytes.flip();
    int next = 0;
    while (bytes.hasRemaining()) {
      int length = 0;
      if (streamed) {
        length = 1 + random.nextInt(Math.min(bytes.remaining(), 1 + random.nextInt(9_000)));
      } else {
        for (int count = 1 + random.nextInt(5); count > 0 && next < units.size(); count--) {
          length += units.get(next++).length;
        }
      }
      byte[] chunk = new byte[length];
      bytes.get(chunk);
      sender.link().received(generation, ByteBuffer.wrap(chunk), !streamed);
    }
  }

  @Test
  @Tag("B-19")
  void endsOnlyTheTunnelThatBringsBadBytes() {
    for (int seed = 0; seed < RUNS * 4; seed++) {
      new UplinkChunksTest().sendDamaged(new Random(seed));
    }
  }

  private void sendDamaged(Random random) {
    List<byte[]> units = units(random, new ArrayList<>());
    ByteBuffer bytes = ByteBuffer.allocate(units.stream().mapToInt(unit -> unit.length).sum());
    units.forEach(bytes::put);
    byte[] damaged = bytes.array();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    int border = random.nextInt(damaged.length);
    sender
        .link()
        .received(1, ByteBuffer.wrap(Arrays.copyOf(damaged, border)), random.nextInt(8) == 0);
    sender
        .link()
        .received(1, ByteBuffer.wrap(Arrays.copyOfRange(damaged, border, damaged.length)), true);

    viewer.drain();
    viewer.assertOpen();
    relay.tick();
    assertThat(relay.facts(viewer.id())).isPresent();
  }

  @Test
  void takesAHalfUnitAtTheEndOfAMessageForBadAndInsideABodyForUnfinished() {
    byte[] unit = new HopUnit.Acknowledgement(0).toBytes();
    sender.link().received(1, ByteBuffer.wrap(unit, 0, 7), false);
    sender.assertOpen();
    sender.link().received(1, ByteBuffer.wrap(unit, 7, 9), false);
    sender.assertOpen();

    sender.link().received(1, ByteBuffer.wrap(unit, 0, 7), true);

    sender.assertClosed(Problem.BAD_FRAME);
  }
}
