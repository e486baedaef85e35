package org.tsudoi.relay;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.shared.FakeTicker;

/**
 * Any body of a request up the tunnel, cut anywhere into the chunks in which a network brings it:
 * whatever the chunks, it has the same effect, and nothing of it makes the relay throw.
 *
 * <p>Every build replays the corpus in {@code src/test/resources/org/tsudoi/relay}. To search for
 * new inputs: {@code JAZZER_FUZZ=1 mvn -pl ejb -am test -Dtest=BodyFuzzTest
 * -Dsurefire.failIfNoSpecifiedTests=false}; {@code ./verify.sh --long} does so for the duration
 * given here.
 */
@Tag("spec-6.2.1")
@Tag("B-2")
@Tag("B-17")
class BodyFuzzTest {

  private static final int LONGEST_BODY = 64 * 1024;

  @FuzzTest(maxDuration = "5m")
  void hasTheSameEffectHoweverItIsCut(byte[] input) {
    if (input.length < 2 || input.length > LONGEST_BODY) {
      return;
    }
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    List<String> whole = effects(body, body.length);
    List<String> cut = effects(body, 1 + Byte.toUnsignedInt(input[0]));
    if (!cut.equals(whole)) {
      throw new AssertionError(cut + " instead of " + whole);
    }
  }

  /** Everything that others notice of a body that comes in chunks of that many bytes. */
  private static List<String> effects(byte[] body, int chunk) {
    RecordingListener listener = new RecordingListener();
    FakeTicker ticker = new FakeTicker();
    Relay relay = new Relay(Runnable::run, ticker, RelaySettings.standard());
    RelayGroup group = new RelayGroup("c0ffee", ticker.nanos());
    CapturingTunnel sender = join(relay, group, listener, 1);
    CapturingTunnel viewer = join(relay, group, listener, 2);
    relay.replaceRights(sender.id(), Rights.none().withScreen(0));
    viewer.drain();

    for (int at = 0; at < body.length; at += chunk) {
      ByteBuffer part = ByteBuffer.wrap(body, at, Math.min(chunk, body.length - at));
      sender.link().received(1, part, false);
    }
    sender.link().received(1, ByteBuffer.allocate(0), true);

    List<String> effects = new ArrayList<>(listener.events());
    viewer.drain().stream().map(BodyFuzzTest::name).forEach(effects::add);
    return effects;
  }

  private static String name(Frame frame) {
    return frame.header() + " " + Arrays.hashCode(frame.copyOfPayload());
  }

  private static CapturingTunnel join(
      Relay relay, RelayGroup group, RelayListener listener, int sender) {
    CapturingTunnel tunnel = new CapturingTunnel("participant " + sender);
    byte[] welcome = "{}".getBytes(StandardCharsets.UTF_8);
    tunnel.on(
        relay.open(tunnel, new SeatAssignment(group, sender, Rights.none(), listener, welcome)));
    tunnel.reopenUplink();
    tunnel.send(Frames.of(sender).control(ControlKind.HELLO, 20));
    relay.enter(tunnel.id());
    return tunnel;
  }
}
