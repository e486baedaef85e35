package org.tsudoi.relay;

import java.util.OptionalLong;
import java.util.Random;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Extensions;
import org.tsudoi.protocol.Frame;

/** Frames of one sender with random payloads, as nobody could read them. */
public final class Frames {

  private static final Random RANDOM = new Random(20260401);

  private final int sender;
  private final long[] numbers = new long[Channel.values().length];

  private Frames(int sender) {
    this.sender = sender;
  }

  /** The frames of this sender index. */
  public static Frames of(int sender) {
    return new Frames(sender);
  }

  /** A key frame of the screen. */
  public Frame key(int bytes) {
    return frame(Channel.SCREEN, 0, EndToEndHeader.KEY_FRAME, 0, OptionalLong.empty(), bytes);
  }

  /** A frame that describes the screen's codec. */
  public Frame description(int bytes) {
    return frame(
        Channel.SCREEN, 1, EndToEndHeader.CODEC_CONFIGURATION, 0, OptionalLong.empty(), bytes);
  }

  /** A frame of the screen that needs the one before it. */
  public Frame delta(int bytes) {
    return delta(numbers[Channel.SCREEN.number()], 0, bytes);
  }

  /** A frame of the screen that needs the one of that number. */
  public Frame delta(long needs, int layer, int bytes) {
    return frame(Channel.SCREEN, 0, 0, layer, OptionalLong.of(needs), bytes);
  }

  /** A key frame of the camera. */
  public Frame cameraKey(int bytes) {
    return frame(Channel.CAMERA, 0, EndToEndHeader.KEY_FRAME, 0, OptionalLong.empty(), bytes);
  }

  /** A frame of the camera that needs the one before it. */
  public Frame cameraDelta(int bytes) {
    OptionalLong needs = OptionalLong.of(numbers[Channel.CAMERA.number()]);
    return frame(Channel.CAMERA, 0, 0, 0, needs, bytes);
  }

  /** A voice packet of this loudness class. */
  public Frame voice(int loudness) {
    return frame(Channel.VOICE, 0, 0, loudness, OptionalLong.empty(), 60);
  }

  /** A place of the pointer on that screen. */
  public Frame pointer(int stream) {
    long number = ++numbers[Channel.POINTER.number()];
    return Frame.of(
        new EndToEndHeader(
            Channel.POINTER, 0, 0, 0, 0, sender, stream, 0, number, 0, Extensions.none()),
        new byte[] {1, 2, 3, 4});
  }

  /** A frame of another channel than the pictures' ones. */
  public Frame on(Channel channel, int bytes) {
    return frame(channel, 0, 0, 0, OptionalLong.empty(), bytes);
  }

  /** A control frame. */
  public Frame control(ControlKind kind, int bytes) {
    return frame(Channel.CONTROL, kind.number(), 0, 0, OptionalLong.empty(), bytes);
  }

  private Frame frame(
      Channel channel, int kind, int flags, int layer, OptionalLong needs, int bytes) {
    long number = ++numbers[channel.number()];
    Extensions extensions =
        needs.isPresent()
            ? Extensions.none().withNeededFrame(needs.getAsLong())
            : Extensions.none();
    byte[] payload = new byte[bytes];
    RANDOM.nextBytes(payload);
    return Frame.of(
        new EndToEndHeader(channel, kind, flags, layer, 0, sender, 0, 0, number, 0, extensions),
        payload);
  }
}
