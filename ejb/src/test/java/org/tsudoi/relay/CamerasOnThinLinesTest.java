package org.tsudoi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.shared.FakeTicker;

/**
 * What four cameras cost a screen and a voice on a line that carries these two and little more: ten
 * seconds on a line that is calculated, millisecond by millisecond.
 */
@Tag("spec-6.2.1")
class CamerasOnThinLinesTest {

  private static final byte[] WELCOME = "{\"protocol\":1}".getBytes(StandardCharsets.UTF_8);
  private static final int CAMERAS = 4;
  private static final int MILLIS = 10_000;
  private static final int VIEWER = 9;

  private final FakeTicker ticker = new FakeTicker();
  private final Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
  private final RelayGroup group = new RelayGroup("c0ffee", ticker.nanos());
  private final Map<EndToEndHeader, Integer> sentAt = new HashMap<>();
  private final Map<Channel, List<Integer>> delays = new EnumMap<>(Channel.class);
  private int now;

  @ParameterizedTest
  @CsvSource({"36000,20", "45000,60", "60000,20"})
  void costVoiceAndScreenNextToNothing(int bytesPerSecond, int delayMillis) {
    CamerasOnThinLinesTest without = new CamerasOnThinLinesTest();
    without.meet(bytesPerSecond, delayMillis, false);
    meet(bytesPerSecond, delayMillis, true);

    String figures = "without: " + without + "; with: " + this;
    assertThat(median(Channel.VOICE)).as(figures).isLessThan(without.median(Channel.VOICE) + 80);
    assertThat(median(Channel.SCREEN)).as(figures).isLessThan(without.median(Channel.SCREEN) + 110);
    assertThat(count(Channel.VOICE)).as(figures).isGreaterThan(without.count(Channel.VOICE) - 15);
    assertThat(count(Channel.SCREEN)).as(figures).isGreaterThan(without.count(Channel.SCREEN) - 3);
    assertThat(count(Channel.CAMERA)).as(figures).isPositive();
  }

  @Test
  void comeAllOnALineThatCarriesThem() {
    meet(200_000, 20, true);

    assertThat(count(Channel.CAMERA)).as(toString()).isGreaterThan(CAMERAS * MILLIS / 100 - 20);
    assertThat(median(Channel.CAMERA)).as(toString()).isLessThan(40);
    assertThat(median(Channel.SCREEN)).as(toString()).isLessThan(40);
  }

  @Test
  void fillALineThatIsFastAndFar() {
    meet(1_000_000, 150, true);

    assertThat(count(Channel.CAMERA)).as(toString()).isGreaterThan(300);
    assertThat(median(Channel.CAMERA)).as(toString()).isLessThan(200);
    assertThat(median(Channel.SCREEN)).as(toString()).isLessThan(160);
  }

  private void meet(int bytesPerSecond, int delayMillis, boolean watching) {
    List<Sender> senders = new ArrayList<>();
    for (int index = 1; index <= CAMERAS + 1; index++) {
      senders.add(new Sender(index));
    }
    CapturingTunnel viewer = join("viewer", VIEWER, Frames.of(VIEWER));
    relay.takeCameras(viewer.id(), watching ? Set.of(2, 3, 4, 5) : Set.of());
    ThinLine line = new ThinLine(viewer, bytesPerSecond, delayMillis);
    for (now = 0; now < MILLIS; now++) {
      for (Sender sender : senders) {
        sender.act();
      }
      if (now % 200 == 0) {
        relay.tick();
      }
      line.step();
      ticker.advance(Duration.ofMillis(1));
    }
  }

  private CapturingTunnel join(String name, int sender, Frames own) {
    CapturingTunnel tunnel = new CapturingTunnel(name);
    tunnel.on(
        relay.open(
            tunnel,
            new SeatAssignment(group, sender, Rights.none(), new RecordingListener(), WELCOME)));
    tunnel.reopenUplink();
    tunnel.send(own.control(ControlKind.HELLO, 20));
    relay.enter(tunnel.id());
    return tunnel;
  }

  private int count(Channel channel) {
    return delays.getOrDefault(channel, List.of()).size();
  }

  private int median(Channel channel) {
    List<Integer> sorted = delays.getOrDefault(channel, List.of()).stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  @Override
  public String toString() {
    return Stream.of(Channel.VOICE, Channel.SCREEN, Channel.CAMERA)
        .map(each -> each + ": " + count(each) + " after " + median(each) + " ms")
        .collect(Collectors.joining(", "));
  }

  /** The first shares and speaks, the others show their cameras. */
  private final class Sender {
    private final int index;
    private final Frames frames;
    private final CapturingTunnel tunnel;
    private boolean asked = true;

    Sender(int index) {
      this.index = index;
      frames = Frames.of(index);
      tunnel = join("sender " + index, index, frames);
      Rights rights =
          index == 1
              ? Rights.none().withChannel(Channel.VOICE).withScreen(0)
              : Rights.none().withChannel(Channel.CAMERA);
      relay.replaceRights(tunnel.id(), rights);
    }

    void act() {
      if (index == 1 && now % 20 == 0) {
        send(frames.voice(5));
      }
      if (now % 100 == 10 * index) {
        asked |=
            tunnel.drain().stream()
                .anyMatch(f -> f.header().kind() == ControlKind.KEY_FRAME_REQUEST.number());
        if (index == 1) {
          send(asked ? frames.key(12_000) : frames.delta(2000));
        } else {
          send(asked ? frames.cameraKey(4000) : frames.cameraDelta(1200));
        }
        asked = false;
      }
    }

    private void send(Frame frame) {
      sentAt.put(frame.header(), now);
      tunnel.send(frame);
    }
  }

  private record Slice(ByteBuffer bytes, int at) {}

  private record Answer(long number, int at) {}

  /** Carries so many bytes each millisecond, behind a buffer that takes whatever is written. */
  private final class ThinLine {
    private final CapturingTunnel viewer;
    private final int bytesPerSecond;
    private final int delayMillis;
    private final Deque<ByteBuffer> written = new ArrayDeque<>();
    private final Deque<Slice> slices = new ArrayDeque<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);
    private final FrameAssembler assembler = new FrameAssembler(ProtocolLimits.standard());
    private double mayCarry;
    private long last;
    private long answered;
    private int answeredAt;

    ThinLine(CapturingTunnel viewer, int bytesPerSecond, int delayMillis) {
      this.viewer = viewer;
      this.bytesPerSecond = bytesPerSecond;
      this.delayMillis = delayMillis;
    }

    void step() {
      ByteBuffer target = ByteBuffer.allocate(64 * 1024);
      while (viewer.link().take(viewer.downGeneration(), target)) {
        written.add(target.flip());
        target = ByteBuffer.allocate(64 * 1024);
      }
      mayCarry = written.isEmpty() ? 0 : mayCarry + bytesPerSecond / 1000.0;
      while (!written.isEmpty() && mayCarry >= 1) {
        ByteBuffer first = written.peek();
        int count = (int) Math.min(mayCarry, first.remaining());
        slices.add(new Slice(first.slice(first.position(), count), now + delayMillis));
        first.position(first.position() + count);
        mayCarry -= count;
        if (!first.hasRemaining()) {
          written.poll();
        }
      }
      while (!slices.isEmpty() && slices.peek().at() <= now) {
        decoder.feed(slices.poll().bytes(), this::arrived);
      }
      if (last > answered && now - answeredAt >= 200) {
        answer();
      }
      while (!answers.isEmpty() && answers.peek().at() <= now) {
        viewer.send(new HopUnit.Acknowledgement(answers.poll().number()));
      }
    }

    private void answer() {
      answered = last;
      answeredAt = now;
      answers.add(new Answer(last, now + delayMillis));
    }

    private void arrived(HopUnit unit) {
      if (unit instanceof HopUnit.Piece piece) {
        last = piece.number();
        assembler.accept(piece).ifPresent(this::arrived);
        if (piece.asking()) {
          answer();
        }
      }
    }

    private void arrived(Frame frame) {
      Integer sent = sentAt.remove(frame.header());
      if (sent != null) {
        delays.computeIfAbsent(frame.header().channel(), each -> new ArrayList<>()).add(now - sent);
      }
    }
  }
}
