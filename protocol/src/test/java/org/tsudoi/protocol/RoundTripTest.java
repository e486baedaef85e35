package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any frame comes out as it went in, however its pieces are cut, mixed and delivered. */
@Tag("spec-6.2.1")
@Tag("B-3")
class RoundTripTest {
  private static final int TRIES = 10_000;
  private static final long SEED = 0x7500D01L;

  private final Random random = new Random(SEED);

  @Test
  void anyFrameIsReadAsItWasWritten() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Frame frame = RandomFrames.next(random, 64);

      Frame read = Frame.parse(Bytes.of(frame.bytes()));

      assertThat(read.header()).isEqualTo(frame.header());
      assertThat(Frame.of(read.header(), read.copyOfPayload())).isEqualTo(frame);
    }
  }

  @Test
  void framesMixedPieceByPieceArriveWholeAndInOrderOfTheirEnd() {
    for (int round = 0; round < 200; round++) {
      List<Frame> ended = new ArrayList<>();
      byte[] wire = mix(ended);
      List<Frame> arrived = new ArrayList<>();
      TunnelReader reader = new TunnelReader(ProtocolLimits.standard());
      HopUnitDecoder decoder = new HopUnitDecoder(Direction.DOWNLINK);

      int offset = 0;
      while (offset < wire.length) {
        int length = Math.min(1 + random.nextInt(1500), wire.length - offset);
        decoder.feed(
            ByteBuffer.wrap(wire, offset, length),
            unit -> reader.accept((HopUnit.Piece) unit).ifPresent(arrived::add));
        offset += length;
      }

      assertThat(arrived).isEqualTo(ended);
      assertThat(arrived.stream().map(Frame::hopFields).toList())
          .isEqualTo(ended.stream().map(Frame::hopFields).toList());
      assertThat(reader.isAtFrameBorder()).isTrue();
    }
  }

  private byte[] mix(List<Frame> ended) {
    List<FrameCutter> open = new ArrayList<>();
    for (int handle = 0; handle < 8; handle++) {
      Frame frame = RandomFrames.next(random, 2000);
      HopFields fields =
          handle % 2 == 0 ? HopFields.none() : HopFields.none().withOrderNumber(handle);
      open.add(new FrameCutter(frame.withHopFields(fields), handle));
    }
    SendSequence numbers = new SendSequence();
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    while (!open.isEmpty()) {
      FrameCutter cutter = open.get(random.nextInt(open.size()));
      int pieceBytes = 1 + random.nextInt(700);
      int announced = cutter.nextUnitBytes(pieceBytes);
      byte[] unit = cutter.next(pieceBytes, numbers.next(), 0).toBytes();
      assertThat(unit).hasSize(announced);
      wire.writeBytes(unit);
      if (cutter.isFinished()) {
        open.remove(cutter);
        ended.add(cutter.frame());
      }
    }
    return wire.toByteArray();
  }
}
