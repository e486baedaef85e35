package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.ProtocolException.Reason;

@Tag("spec-6.2.1")
class FrameAssemblerTest {
  private final ProtocolLimits limits = ProtocolLimits.standard();
  private final FrameAssembler assembler = new FrameAssembler(limits);
  private final SendSequence numbers = new SendSequence();

  @Test
  void takesAFrameOfExactlyTheLimitOfItsChannel() {
    Frame largest = frame(Channel.SCREEN, Channel.SCREEN.defaultLimitBytes());

    Optional<Frame> whole = send(new FrameCutter(largest, 1));

    assertThat(whole).contains(largest);
    assertThat(assembler.openBytes()).isZero();
  }

  @Test
  @Tag("B-6")
  void refusesAFrameAsSoonAsItPassesTheLimitOfItsChannel() {
    for (Channel channel : Channel.values()) {
      int limit = channel.defaultLimitBytes();
      FrameAssembler fresh = new FrameAssembler(limits);
      FrameCutter endless = new FrameCutter(frame(channel, limit + 20_000), 1);

      var refusal =
          catchThrowableOfType(
              ProtocolException.class,
              () -> {
                while (!endless.isFinished()) {
                  fresh.accept(endless.next(8192, numbers.next(), 0));
                }
              });

      assertThat(refusal.reason()).isEqualTo(Reason.FRAME_TOO_LARGE);
      assertThat(refusal.reason().closeCode()).isEqualTo(CloseCode.FRAME_TOO_LARGE);
      assertThat(fresh.openBytes()).isLessThanOrEqualTo(limit + 8192L);
    }
  }

  @Test
  void leavesRoomForProtection() {
    EndToEndHeader sealed = header(Channel.VOICE).withProtection(1, 3);

    assertThat(send(new FrameCutter(Frame.of(sealed, new byte[2048 + 128]), 1))).isPresent();
    FrameCutter longer = new FrameCutter(Frame.of(sealed, new byte[2048 + 129]), 1);
    var refusal = catchThrowableOfType(ProtocolException.class, () -> send(longer));
    assertThat(refusal.reason()).isEqualTo(Reason.FRAME_TOO_LARGE);
  }

  @Test
  void refusesMoreUnfinishedBytesThanAllowedOverAllHandles() {
    var refusal =
        catchThrowableOfType(
            ProtocolException.class,
            () -> {
              for (int handle = 0; handle < 4; handle++) {
                FrameCutter cutter = new FrameCutter(frame(Channel.SCREEN, 2 << 20), handle);
                while (cutter.remainingBytes() > 8192) {
                  assembler.accept(cutter.next(8192, numbers.next(), 0));
                }
              }
            });

    assertThat(refusal.reason()).isEqualTo(Reason.FRAME_TOO_LARGE);
    assertThat(assembler.openBytes()).isLessThanOrEqualTo(limits.openBytes());
  }

  @Test
  void forgetsTheBytesOfAFrameThatItsSenderGaveUp() {
    assembler.accept(new FrameCutter(frame(Channel.SCREEN, 100_000), 5).next(8192, 1, 0));
    Frame next = frame(Channel.VOICE, 10);

    Optional<Frame> whole = send(new FrameCutter(next, 5));

    assertThat(whole).contains(next);
    assertThat(assembler.openBytes()).isZero();
    assertThat(assembler.abandonedFrames()).isEqualTo(1);
    assertThat(assembler.isAtFrameBorder()).isTrue();
  }

  @Test
  void keepsReliableFramesOpenOverAGap() {
    FrameCutter board = new FrameCutter(frame(Channel.BOARD, 10_000), 1);
    assembler.accept(board.next(8192, numbers.next(), 0));
    assembler.accept(new FrameCutter(frame(Channel.SCREEN, 10_000), 2).next(8192, 2, 0));

    assembler.abandonMedia();

    assertThat(assembler.openFrames()).isEqualTo(1);
    assertThat(send(board)).isPresent();
  }

  @Test
  void keepsALimitThatASettingChanged() {
    ProtocolLimits small =
        new ProtocolLimits(
            4096, 2, 65536, 65536, Map.of(Channel.CHAT, 100), limits.heartbeat(), limits.silence());
    FrameAssembler strict = new FrameAssembler(small);
    FrameCutter cutter = new FrameCutter(frame(Channel.CHAT, 101), 1);

    var refusal =
        catchThrowableOfType(ProtocolException.class, () -> strict.accept(cutter.next(8192, 1, 0)));

    assertThat(refusal.reason()).isEqualTo(Reason.FRAME_TOO_LARGE);
  }

  private Optional<Frame> send(FrameCutter cutter) {
    Optional<Frame> whole = Optional.empty();
    while (!cutter.isFinished()) {
      assertThat(whole).isEmpty();
      whole = assembler.accept(cutter.next(limits.pieceBytes(), numbers.next(), 0));
    }
    return whole;
  }

  private static EndToEndHeader header(Channel channel) {
    return EndToEndHeader.of(channel, 0, 7, 1, 0).withFlags(EndToEndHeader.KEY_FRAME);
  }

  private static Frame frame(Channel channel, int payloadBytes) {
    return Frame.of(header(channel), new byte[payloadBytes]);
  }
}
