package org.tsudoi.protocol;

import java.nio.ByteBuffer;

/**
 * What one connection carries; rewritten by the server for each tunnel.
 *
 * <p>Header of 16 bytes, big-endian: length (32 bits, the whole unit), type (3 bits) and flags (5
 * bits), piece index (8 bits), frame handle (16 bits), transmission number (32 bits), cumulative
 * acknowledgement of the other direction (32 bits). Then the fields that apply, then the payload.
 */
public sealed interface HopUnit {
  /** The size of the header. */
  int HEADER_BYTES = 16;

  /**
   * The largest transmission number; at the next one the tunnel closes and the client joins again.
   */
  long LARGEST_NUMBER = 0xFFFF_FFFEL;

  /**
   * The last transmission number of the other direction up to which everything arrived; 0 for
   * nothing.
   */
  long acknowledged();

  /** The transmission number, or 0 for units that have none. */
  long number();

  /** How many bytes {@link #write} writes. */
  int encodedBytes();

  /** Writes the unit; the target needs {@link #encodedBytes()} bytes. */
  void write(ByteBuffer target);

  /** The unit as bytes of its own. */
  default byte[] toBytes() {
    ByteBuffer target = ByteBuffer.allocate(encodedBytes());
    write(target);
    return target.array();
  }

  /**
   * A piece of a frame.
   *
   * @param number from 1, rising by 1 per direction, never reset by rollover or resume
   * @param acknowledged see {@link HopUnit#acknowledged()}
   * @param handle which open frame it continues, 16 bits
   * @param index 0 for the first piece, then rising by 1, modulo 256
   * @param first whether it begins a frame; an unfinished frame of the same handle is given up
   * @param last whether it ends the frame
   * @param asking whether the receiver is to acknowledge it at once, not when it gets round to it
   * @param fields what the server adds; on first pieces only
   * @param payload 1 to 8,192 bytes; a view that a decoder lends only until its sink returns
   */
  record Piece(
      long number,
      long acknowledged,
      int handle,
      int index,
      boolean first,
      boolean last,
      boolean asking,
      HopFields fields,
      ByteBuffer payload)
      implements HopUnit {
    static final int TYPE = 1;
    static final int FIRST = 16;
    static final int LAST = 8;
    static final int ORDER_NUMBER = 4;
    static final int RECEIVED_AT = 2;
    static final int ASKING = 1;

    /** Checks that each value fits its field. */
    public Piece {
      requireNumber(number);
      requireAcknowledged(acknowledged);
      Unsigned.bits("handle", handle, 16);
      Unsigned.bits("index", index, 8);
      int length = payload.remaining();
      if (length < 1 || length > ProtocolLimits.LARGEST_PIECE_BYTES) {
        throw new IllegalArgumentException("piece of " + length + " bytes");
      }
      if (!first && fields.encodedBytes() > 0) {
        throw new IllegalArgumentException("server fields behind the first piece");
      }
    }

    /** A piece that asks for nothing. */
    public Piece(
        long number,
        long acknowledged,
        int handle,
        int index,
        boolean first,
        boolean last,
        HopFields fields,
        ByteBuffer payload) {
      this(number, acknowledged, handle, index, first, last, false, fields, payload);
    }

    /** The same piece with another acknowledgement, for the way after a cut. */
    public Piece acknowledging(long newer) {
      return new Piece(number, newer, handle, index, first, last, asking, fields, payload);
    }

    /** The same piece, to be acknowledged at once. */
    public Piece asked() {
      return new Piece(number, acknowledged, handle, index, first, last, true, fields, payload);
    }

    /** The same piece with bytes of its own, for a receiver that keeps it. */
    public Piece kept() {
      byte[] own = new byte[payload.remaining()];
      payload.duplicate().get(own);
      return new Piece(
          number, acknowledged, handle, index, first, last, asking, fields, ByteBuffer.wrap(own));
    }

    @Override
    public int encodedBytes() {
      return HEADER_BYTES + fields.encodedBytes() + payload.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
      int flags = (first ? FIRST : 0) | (last ? LAST : 0);
      flags |= fields.orderNumber().isPresent() ? ORDER_NUMBER : 0;
      flags |= fields.receivedAtMillis().isPresent() ? RECEIVED_AT : 0;
      flags |= asking ? ASKING : 0;
      target.putInt(encodedBytes()).put((byte) (TYPE << 5 | flags)).put((byte) index);
      target.putShort((short) handle).putInt((int) number).putInt((int) acknowledged);
      fields.orderNumber().ifPresent(target::putLong);
      fields.receivedAtMillis().ifPresent(target::putLong);
      target.put(payload.duplicate());
    }
  }

  /**
   * Nothing but an acknowledgement.
   *
   * @param acknowledged see {@link HopUnit#acknowledged()}
   */
  record Acknowledgement(long acknowledged) implements HopUnit {
    static final int TYPE = 2;

    /** Checks the range. */
    public Acknowledgement {
      requireAcknowledged(acknowledged);
    }

    @Override
    public long number() {
      return 0;
    }

    @Override
    public int encodedBytes() {
      return HEADER_BYTES;
    }

    @Override
    public void write(ByteBuffer target) {
      writeHeader(target, TYPE, 0, 0, acknowledged);
    }
  }

  /**
   * A sign of life that also measures the round trip: now − echo − held.
   *
   * @param acknowledged see {@link HopUnit#acknowledged()}
   * @param clockMillis the writer's clock, modulo 2³²
   * @param echoMillis the clock of the peer's last heartbeat, 0 if none came
   * @param heldMillis how long ago that heartbeat arrived
   */
  record Heartbeat(long acknowledged, long clockMillis, long echoMillis, long heldMillis)
      implements HopUnit {
    static final int TYPE = 3;
    static final int PAYLOAD_BYTES = 12;

    /** Checks the ranges. */
    public Heartbeat {
      requireAcknowledged(acknowledged);
      Unsigned.bits32("clock", clockMillis);
      Unsigned.bits32("echo", echoMillis);
      Unsigned.bits32("held", heldMillis);
    }

    @Override
    public long number() {
      return 0;
    }

    @Override
    public int encodedBytes() {
      return HEADER_BYTES + PAYLOAD_BYTES;
    }

    @Override
    public void write(ByteBuffer target) {
      writeHeader(target, TYPE, PAYLOAD_BYTES, 0, acknowledged);
      target.putInt((int) clockMillis).putInt((int) echoMillis).putInt((int) heldMillis);
    }
  }

  /**
   * The last unit on an uplink that is replaced; what follows comes on its successor (spec 6.2.1).
   *
   * @param acknowledged see {@link HopUnit#acknowledged()}
   * @param newGeneration the generation of the successor, 32 bits
   */
  record SwitchMark(long acknowledged, long newGeneration) implements HopUnit {
    static final int TYPE = 4;
    static final int PAYLOAD_BYTES = 4;

    /** Checks the ranges. */
    public SwitchMark {
      requireAcknowledged(acknowledged);
      Unsigned.bits32("generation", newGeneration);
    }

    @Override
    public long number() {
      return 0;
    }

    @Override
    public int encodedBytes() {
      return HEADER_BYTES + PAYLOAD_BYTES;
    }

    @Override
    public void write(ByteBuffer target) {
      writeHeader(target, TYPE, PAYLOAD_BYTES, 0, acknowledged);
      target.putInt((int) newGeneration);
    }
  }

  /**
   * Names pieces that are not sent again after a resume. Its own transmission number is the last
   * one that it names.
   *
   * @param acknowledged see {@link HopUnit#acknowledged()}
   * @param from the first number left out
   * @param to the last number left out
   */
  record Gap(long acknowledged, long from, long to) implements HopUnit {
    static final int TYPE = 5;
    static final int PAYLOAD_BYTES = 8;

    /** Checks the ranges. */
    public Gap {
      requireAcknowledged(acknowledged);
      requireNumber(from);
      requireNumber(to);
      if (from > to) {
        throw new IllegalArgumentException("gap from " + from + " to " + to);
      }
    }

    @Override
    public long number() {
      return to;
    }

    @Override
    public int encodedBytes() {
      return HEADER_BYTES + PAYLOAD_BYTES;
    }

    @Override
    public void write(ByteBuffer target) {
      writeHeader(target, TYPE, PAYLOAD_BYTES, to, acknowledged);
      target.putInt((int) from).putInt((int) to);
    }
  }

  private static void writeHeader(
      ByteBuffer target, int type, int payloadBytes, long number, long acknowledged) {
    target.putInt(HEADER_BYTES + payloadBytes).put((byte) (type << 5)).put((byte) 0);
    target.putShort((short) 0).putInt((int) number).putInt((int) acknowledged);
  }

  private static void requireNumber(long number) {
    if (number < 1 || number > LARGEST_NUMBER) {
      throw new IllegalArgumentException("transmission number " + number);
    }
  }

  private static void requireAcknowledged(long acknowledged) {
    if (acknowledged < 0 || acknowledged > LARGEST_NUMBER) {
      throw new IllegalArgumentException("acknowledgement " + acknowledged);
    }
  }
}
