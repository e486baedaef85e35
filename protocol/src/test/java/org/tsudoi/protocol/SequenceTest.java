package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.ProtocolException.Reason;

@Tag("spec-6.2.1")
@Tag("B-11")
class SequenceTest {

  @Test
  void numbersBeginAtOneAndRiseByOne() {
    SendSequence sent = new SendSequence();

    assertThat(sent.next()).isEqualTo(1);
    assertThat(sent.next()).isEqualTo(2);
    assertThat(sent.last()).isEqualTo(2);
  }

  @Test
  void theLastNumberIsUsedAndThenTheTunnelMustClose() {
    SendSequence sent = new SendSequence(HopUnit.LARGEST_NUMBER - 1);

    assertThat(sent.next()).isEqualTo(0xFFFF_FFFEL);

    var refusal = catchThrowableOfType(ProtocolException.class, sent::next);
    assertThat(refusal.reason()).isEqualTo(Reason.NUMBERS_EXHAUSTED);
  }

  @Test
  void numbersPass231WithoutChangingSign() {
    SendSequence sent = new SendSequence(0x7FFF_FFFFL);
    ReceiveSequence received = new ReceiveSequence(0x7FFF_FFFFL);

    long number = sent.next();

    assertThat(number).isEqualTo(0x8000_0000L);
    assertThat(received.accept(piece(number))).isTrue();
    assertThat(received.accept(piece(number))).isFalse();
  }

  @Test
  void anAcknowledgementOfSomethingNeverSentIsRefused() {
    SendSequence sent = new SendSequence();
    sent.next();

    assertThat(sent.acknowledge(1)).isTrue();
    assertThat(sent.acknowledge(0)).isFalse();
    assertThat(sent.acknowledged()).isEqualTo(1);

    var refusal = catchThrowableOfType(ProtocolException.class, () -> sent.acknowledge(2));
    assertThat(refusal.reason()).isEqualTo(Reason.BAD_ACKNOWLEDGEMENT);
  }

  @Test
  void aRepeatIsPassedOverAndCountedAndAHoleIsRefused() {
    ReceiveSequence received = new ReceiveSequence();

    assertThat(received.accept(piece(1))).isTrue();
    assertThat(received.accept(piece(2))).isTrue();
    assertThat(received.accept(piece(1))).isFalse();

    assertThat(received.repeats()).isEqualTo(1);
    assertThat(received.last()).isEqualTo(2);
    var refusal = catchThrowableOfType(ProtocolException.class, () -> received.accept(piece(4)));
    assertThat(refusal.reason()).isEqualTo(Reason.NUMBER_GAP);
  }

  @Test
  void aGapTakesThePlaceOfTheNumbersThatItNames() {
    ReceiveSequence received = new ReceiveSequence(10);

    assertThat(received.accept(new HopUnit.Gap(0, 9, 20))).isTrue();

    assertThat(received.last()).isEqualTo(20);
    assertThat(received.accept(new HopUnit.Gap(0, 5, 20))).isFalse();
    assertThat(received.accept(piece(21))).isTrue();
  }

  @Test
  @Tag("B-13")
  void aFrameNumberMustRisePerChannelAndStream() {
    FrameNumbers numbers = new FrameNumbers();
    numbers.accept(EndToEndHeader.of(Channel.CHAT, 0, 7, 5, 0));
    numbers.accept(EndToEndHeader.of(Channel.CHAT, 0, 7, 9, 0));
    numbers.accept(EndToEndHeader.of(Channel.CHAT, 0, 7, 1, 0).withStream(1));
    numbers.accept(EndToEndHeader.of(Channel.VOICE, 0, 7, 1, 0));

    for (long old : new long[] {9, 5, 0}) {
      var refusal =
          catchThrowableOfType(
              ProtocolException.class,
              () -> numbers.accept(EndToEndHeader.of(Channel.CHAT, 0, 7, old, 0)));
      assertThat(refusal.reason()).isEqualTo(Reason.FRAME_NUMBER_REPEATED);
    }
  }

  private static HopUnit.Piece piece(long number) {
    ByteBuffer payload = ByteBuffer.wrap(new byte[1]);
    return new HopUnit.Piece(number, 0, 0, 0, true, true, HopFields.none(), payload);
  }
}
