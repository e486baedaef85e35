package org.tsudoi.protocol;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The limits that both ends of a tunnel keep. All are settings; {@link #standard()} holds the first
 * values.
 *
 * @param pieceBytes largest payload of one piece that this end <em>writes</em>, 1,024 to {@value
 *     #LARGEST_PIECE_BYTES}
 * @param openFrames frames that a peer may have begun and not ended
 * @param openBytes bytes that all unfinished frames of a peer may hold together
 * @param messageBytes largest WebSocket message (or HTTP body of one request), holding whole units
 * @param frameBytes largest unprotected payload of one frame, per channel
 * @param heartbeat how often each end sends a heartbeat
 * @param silence how long a peer may be silent before the tunnel is closed
 */
public record ProtocolLimits(
    int pieceBytes,
    int openFrames,
    int openBytes,
    int messageBytes,
    Map<Channel, Integer> frameBytes,
    Duration heartbeat,
    Duration silence) {

  /**
   * The largest payload of a piece that exists: more would make voice wait too long behind a
   * picture.
   */
  public static final int LARGEST_PIECE_BYTES = 8192;

  /** The largest unit: header, order number, receive time and the largest piece. */
  public static final int LARGEST_UNIT_BYTES = HopUnit.HEADER_BYTES + 8 + 8 + LARGEST_PIECE_BYTES;

  /** What a protected payload may be longer than an unprotected one. */
  public static final int PROTECTION_BYTES = 128;

  /** Checks the ranges and copies the map; channels without an entry get their first value. */
  public ProtocolLimits {
    if (pieceBytes < 1024 || pieceBytes > LARGEST_PIECE_BYTES) {
      throw new IllegalArgumentException("piece of " + pieceBytes + " bytes");
    }
    if (openFrames < 1 || openBytes < LARGEST_PIECE_BYTES || messageBytes < LARGEST_UNIT_BYTES) {
      throw new IllegalArgumentException("a limit is too low to carry any frame");
    }
    EnumMap<Channel, Integer> all = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      all.put(channel, frameBytes.getOrDefault(channel, channel.defaultLimitBytes()));
    }
    frameBytes = Map.copyOf(all);
  }

  /**
   * The first values: pieces of 8,192 bytes, 32 open frames with 6 MiB together, messages of 64
   * KiB, the frame limits of {@link Channel#defaultLimitBytes()}, a heartbeat every 10 s and 30 s
   * of silence.
   */
  public static ProtocolLimits standard() {
    return new ProtocolLimits(
        LARGEST_PIECE_BYTES,
        32,
        6 * 1024 * 1024,
        64 * 1024,
        Map.of(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  /** The largest payload that a frame with this header may have, in bytes. */
  public int payloadBytes(EndToEndHeader header) {
    int room = header.protection() == 0 ? 0 : PROTECTION_BYTES;
    return frameBytes.get(header.channel()) + room;
  }
}
