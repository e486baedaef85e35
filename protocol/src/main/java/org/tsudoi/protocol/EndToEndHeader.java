package org.tsudoi.protocol;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * What a sender says about its frame, relayed unchanged: all that a server needs to relay, check
 * rights, keep order and cache the last picture.
 *
 * <p>16 bytes, big-endian, followed by the extensions if there are any; at most {@value
 * #LARGEST_BYTES} bytes in all, so that it always fits the first piece.
 *
 * @param channel 4 bits
 * @param kind 8 bits, per channel: {@link ControlKind}, {@link ScreenKind}, board operation, key
 *     message
 * @param flags {@link #KEY_FRAME}, {@link #END}, {@link #DROPPABLE}, {@link #CODEC_CONFIGURATION},
 *     {@link #SNAPSHOT}
 * @param layer temporal layer; on voice the loudness class, 0 silent to 7 loudest; 3 bits
 * @param protection 0 none, 1 SFrame, 2 SFrame with implied header
 * @param sender roster index; {@link #SENDER_UNKNOWN} before the welcome, {@link #SENDER_SERVER}
 *     for the server
 * @param stream which of several screens or cameras of one sender, 8 bits
 * @param epoch key epoch; 0 when unprotected; 8 bits
 * @param number per sender, stream and channel, rising, from 1; 32 bits
 * @param timeMillis milliseconds since the instance began, by the sender's clock; 32 bits
 * @param extensions the optional part
 */
public record EndToEndHeader(
    Channel channel,
    int kind,
    int flags,
    int layer,
    int protection,
    int sender,
    int stream,
    int epoch,
    long number,
    long timeMillis,
    Extensions extensions) {

  /** The only version. */
  public static final int VERSION = 1;

  /** The part that is always there. */
  public static final int FIXED_BYTES = 16;

  /** The largest header with its extensions. */
  public static final int LARGEST_BYTES = 256;

  /** Flag: the frame needs no other. */
  public static final int KEY_FRAME = 1;

  /** Flag: the last frame of its stream. */
  public static final int END = 2;

  /** Flag: no other frame needs this one. */
  public static final int DROPPABLE = 4;

  /** Flag: tells a decoder what follows; cached like a key frame. */
  public static final int CODEC_CONFIGURATION = 8;

  /** Flag: holds a whole state, not a change. */
  public static final int SNAPSHOT = 16;

  /** The sender of frames that a client writes before the welcome gave it an index. */
  public static final int SENDER_UNKNOWN = 0xFFFE;

  /** The sender of frames that the server itself says. */
  public static final int SENDER_SERVER = 0xFFFF;

  private static final int KNOWN_FLAGS = 0x1F;
  private static final int EXTENDED = 0x10;

  /** Checks that each value fits its field. */
  public EndToEndHeader {
    Unsigned.bits("kind", kind, 8);
    if ((flags & ~KNOWN_FLAGS) != 0) {
      throw new IllegalArgumentException("flags " + flags);
    }
    Unsigned.bits("layer", layer, 3);
    if (protection < 0 || protection > 2) {
      throw new IllegalArgumentException("protection " + protection);
    }
    Unsigned.bits("sender", sender, 16);
    Unsigned.bits("stream", stream, 8);
    Unsigned.bits("epoch", epoch, 8);
    Unsigned.bits32("number", number);
    Unsigned.bits32("time", timeMillis);
    if (FIXED_BYTES + 2 + extensions.entriesBytes() > LARGEST_BYTES) {
      throw new IllegalArgumentException("extensions of " + extensions.entriesBytes() + " bytes");
    }
  }

  /** A header without flags and extensions, on stream 0, unprotected. */
  public static EndToEndHeader of(
      Channel channel, int kind, int sender, long number, long timeMillis) {
    return new EndToEndHeader(
        channel, kind, 0, 0, 0, sender, 0, 0, number, timeMillis, Extensions.none());
  }

  /** The header of a control frame from the server. */
  public static EndToEndHeader fromServer(ControlKind kind, long number, long timeMillis) {
    return of(Channel.CONTROL, kind.number(), SENDER_SERVER, number, timeMillis);
  }

  /** Whether all the given flags are set. */
  public boolean has(int wanted) {
    return (flags & wanted) == wanted;
  }

  /** Whether this is an encoded picture that can be shown only after another. */
  public boolean isDelta() {
    return channel.isPicture() && (flags & (KEY_FRAME | CODEC_CONFIGURATION | END)) == 0;
  }

  /** This header with another sender. */
  public EndToEndHeader withSender(int index) {
    return new EndToEndHeader(
        channel,
        kind,
        flags,
        layer,
        protection,
        index,
        stream,
        epoch,
        number,
        timeMillis,
        extensions);
  }

  /** This header with other flags. */
  public EndToEndHeader withFlags(int all) {
    return new EndToEndHeader(
        channel,
        kind,
        all,
        layer,
        protection,
        sender,
        stream,
        epoch,
        number,
        timeMillis,
        extensions);
  }

  /** This header with another stream. */
  public EndToEndHeader withStream(int one) {
    return new EndToEndHeader(
        channel,
        kind,
        flags,
        layer,
        protection,
        sender,
        one,
        epoch,
        number,
        timeMillis,
        extensions);
  }

  /** This header with another layer. */
  public EndToEndHeader withLayer(int one) {
    return new EndToEndHeader(
        channel,
        kind,
        flags,
        one,
        protection,
        sender,
        stream,
        epoch,
        number,
        timeMillis,
        extensions);
  }

  /** This header with protection and key epoch. */
  public EndToEndHeader withProtection(int scheme, int keyEpoch) {
    return new EndToEndHeader(
        channel,
        kind,
        flags,
        layer,
        scheme,
        sender,
        stream,
        keyEpoch,
        number,
        timeMillis,
        extensions);
  }

  /** This header with other extensions. */
  public EndToEndHeader withExtensions(Extensions all) {
    return new EndToEndHeader(
        channel, kind, flags, layer, protection, sender, stream, epoch, number, timeMillis, all);
  }

  /** How many bytes {@link #write} writes. */
  public int encodedBytes() {
    return FIXED_BYTES + (extensions.isEmpty() ? 0 : 2 + extensions.entriesBytes());
  }

  /**
   * Writes the header.
   *
   * @throws BufferOverflowException if the target has less than {@link #encodedBytes()} left
   */
  public void write(ByteBuffer target) {
    boolean extended = !extensions.isEmpty();
    target.put((byte) (VERSION << 5 | (extended ? EXTENDED : 0) | channel.number()));
    target.put((byte) kind).put((byte) flags).put((byte) (layer << 5 | protection << 3));
    target.putShort((short) sender).put((byte) stream).put((byte) epoch);
    target.putInt((int) number).putInt((int) timeMillis);
    if (extended) {
      target.putShort((short) extensions.entriesBytes());
      extensions.write(target);
    }
  }

  /**
   * Reads a header and leaves the buffer's position at the payload.
   *
   * @throws ProtocolException if it is cut off, of another version, or breaks a rule of the header
   */
  public static EndToEndHeader read(ByteBuffer source) {
    if (source.remaining() < FIXED_BYTES) {
      throw new ProtocolException(Reason.SHORT_HEADER, source.remaining() + " bytes");
    }
    int lead = Byte.toUnsignedInt(source.get());
    if (lead >>> 5 != VERSION) {
      throw new ProtocolException(Reason.UNSUPPORTED_VERSION, "version " + (lead >>> 5));
    }
    Channel channel = Channel.of(lead & 0x0F);
    int kind = Byte.toUnsignedInt(source.get());
    int flags = Byte.toUnsignedInt(source.get());
    int layers = Byte.toUnsignedInt(source.get());
    int protection = layers >>> 3 & 3;
    if ((flags & ~KNOWN_FLAGS) != 0 || (layers & 7) != 0 || protection == 3) {
      throw new ProtocolException(Reason.RESERVED_BITS, "flags " + flags + ", layer " + layers);
    }
    int sender = Short.toUnsignedInt(source.getShort());
    int stream = Byte.toUnsignedInt(source.get());
    int epoch = Byte.toUnsignedInt(source.get());
    long number = Integer.toUnsignedLong(source.getInt());
    long time = Integer.toUnsignedLong(source.getInt());
    Extensions extensions = (lead & EXTENDED) == 0 ? Extensions.none() : readExtensions(source);
    EndToEndHeader header =
        new EndToEndHeader(
            channel,
            kind,
            flags,
            layers >>> 5,
            protection,
            sender,
            stream,
            epoch,
            number,
            time,
            extensions);
    header.requireNeededFrame();
    return header;
  }

  private static Extensions readExtensions(ByteBuffer source) {
    if (source.remaining() < 2) {
      throw new ProtocolException(Reason.SHORT_HEADER, "no extension length");
    }
    int length = Short.toUnsignedInt(source.getShort());
    if (length == 0 || length > LARGEST_BYTES - FIXED_BYTES - 2) {
      throw new ProtocolException(Reason.BAD_EXTENSION, "area of " + length + " bytes");
    }
    if (length > source.remaining()) {
      throw new ProtocolException(Reason.SHORT_HEADER, "extension area cut off");
    }
    int end = source.position() + length;
    Extensions extensions = Extensions.read(source.slice(source.position(), length));
    source.position(end);
    return extensions;
  }

  private void requireNeededFrame() {
    if (isDelta() && extensions.neededFrame().isEmpty()) {
      throw new ProtocolException(Reason.NEEDED_FRAME_MISSING, "frame " + number);
    }
    if (extensions.neededFrame().isPresent() && extensions.neededFrame().getAsLong() >= number) {
      throw new ProtocolException(Reason.BAD_EXTENSION, "needs a later frame");
    }
  }
}
