package org.tsudoi.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/**
 * Any bytes at all: the decoder throws nothing but {@link ProtocolException}, holds no more than
 * its limits, and what it accepts is written again as the same bytes.
 *
 * <p>Every build replays the corpus in {@code
 * src/test/resources/org/tsudoi/protocol/DecoderFuzzTestInputs}. To search for new inputs, one
 * method at a time: {@code JAZZER_FUZZ=1 mvn -pl protocol test -Dtest=DecoderFuzzTest#readsUnits}
 * (and {@code #readsFrames}); {@code ./verify.sh --long} does so for the duration given here. A
 * failing input is written beside the corpus and is kept there as a regression.
 */
@Tag("spec-6.2.1")
@Tag("B-2")
class DecoderFuzzTest {
  private static final ProtocolLimits LIMITS = ProtocolLimits.standard();

  @FuzzTest(maxDuration = "5m")
  void readsUnits(byte[] input) {
    if (input.length < 2) {
      return;
    }
    Direction direction = (input[0] & 1) == 0 ? Direction.UPLINK : Direction.DOWNLINK;
    int chunk = 1 + Byte.toUnsignedInt(input[1]) * 8;
    HopUnitDecoder decoder = new HopUnitDecoder(direction);
    TunnelReader reader = new TunnelReader(LIMITS);
    ByteBuffer again = ByteBuffer.allocate(input.length);
    try {
      for (int offset = 2; offset < input.length; offset += chunk) {
        int length = Math.min(chunk, input.length - offset);
        decoder.feed(ByteBuffer.wrap(input, offset, length), unit -> take(unit, reader, again));
      }
      decoder.endOfMessage();
    } catch (ProtocolException refused) {
      // A refusal is a right answer to bytes that are not ours; what came before it is checked
      // below.
    }
    int accepted = again.position();
    if (!Arrays.equals(again.array(), 0, accepted, input, 2, 2 + accepted)) {
      throw new AssertionError("units are not written as they were read");
    }
  }

  @FuzzTest(maxDuration = "5m")
  void readsFrames(byte[] input) {
    Frame frame;
    try {
      frame = Frame.parse(input);
    } catch (ProtocolException refused) {
      return;
    }
    if (!Frame.of(frame.header(), frame.copyOfPayload()).equals(frame)) {
      throw new AssertionError("a frame is not written as it was read: " + frame);
    }
  }

  private static void take(HopUnit unit, TunnelReader reader, ByteBuffer again) {
    unit.write(again);
    if (unit instanceof HopUnit.Piece piece) {
      reader.accept(piece).ifPresent(DecoderFuzzTest::requireWithinLimits);
    } else if (unit instanceof HopUnit.Gap gap) {
      reader.accept(gap);
    }
  }

  private static void requireWithinLimits(Frame frame) {
    if (frame.payloadBytes() > LIMITS.payloadBytes(frame.header())) {
      throw new AssertionError("above its limit: " + frame);
    }
  }
}
