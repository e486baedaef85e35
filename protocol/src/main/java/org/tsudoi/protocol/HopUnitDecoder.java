package org.tsudoi.protocol;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * Finds the units in the bytes of one connection, however these are cut.
 *
 * <p>It begins empty, keeps at most one unfinished unit, and is dead after its first refusal: every
 * later call is refused with the same reason. It never allocates by a declared length: its one
 * buffer has the size of the largest unit and is made at the first unit that does not arrive whole.
 *
 * <p>Not thread-safe: belongs to the reader of its connection.
 */
public final class HopUnitDecoder {
  private final Direction direction;
  private byte[] pending;
  private int pendingBytes;
  private ProtocolException refusal;

  /** A decoder for the bytes that travel in this direction. */
  public HopUnitDecoder(Direction direction) {
    this.direction = direction;
  }

  /**
   * Takes any number of bytes and hands each unit that is now complete to the sink.
   *
   * @throws ProtocolException if the bytes are refused; units before the bad one have been
   *     delivered
   */
  public void feed(ByteBuffer chunk, HopUnitSink sink) {
    if (refusal != null) {
      throw new ProtocolException(refusal.reason(), "after a refusal");
    }
    try {
      while (pendingBytes > 0 && chunk.hasRemaining()) {
        completePending(chunk, sink);
      }
      while (chunk.hasRemaining()) {
        takeWhole(chunk, sink);
      }
    } catch (ProtocolException bad) {
      refusal = bad;
      pending = null;
      pendingBytes = 0;
      throw bad;
    }
  }

  /**
   * Says that a WebSocket message (or the body of a request) ended.
   *
   * @throws ProtocolException with {@link Reason#TRUNCATED} if it ended inside a unit
   */
  public void endOfMessage() {
    if (pendingBytes > 0) {
      refusal = new ProtocolException(Reason.TRUNCATED, pendingBytes + " bytes of a unit");
      throw refusal;
    }
  }

  /** How many bytes of an unfinished unit wait for the rest. */
  public int pendingBytes() {
    return pendingBytes;
  }

  private void takeWhole(ByteBuffer chunk, HopUnitSink sink) {
    int available = chunk.remaining();
    if (available >= Integer.BYTES) {
      int length = unitLength(chunk.getInt(chunk.position()));
      if (length <= available) {
        ByteBuffer unit = chunk.slice(chunk.position(), length);
        chunk.position(chunk.position() + length);
        sink.accept(read(unit));
        return;
      }
    }
    keep(chunk, available);
  }

  private void completePending(ByteBuffer chunk, HopUnitSink sink) {
    if (pendingBytes < Integer.BYTES) {
      keep(chunk, Math.min(Integer.BYTES - pendingBytes, chunk.remaining()));
      if (pendingBytes < Integer.BYTES) {
        return;
      }
    }
    int length = unitLength(ByteBuffer.wrap(pending).getInt());
    keep(chunk, Math.min(length - pendingBytes, chunk.remaining()));
    if (pendingBytes == length) {
      pendingBytes = 0;
      sink.accept(read(ByteBuffer.wrap(pending, 0, length).slice()));
    }
  }

  private void keep(ByteBuffer chunk, int bytes) {
    if (pending == null) {
      pending = new byte[ProtocolLimits.LARGEST_UNIT_BYTES];
    }
    chunk.get(pending, pendingBytes, bytes);
    pendingBytes += bytes;
  }

  private static int unitLength(int declared) {
    if (declared < HopUnit.HEADER_BYTES || declared > ProtocolLimits.LARGEST_UNIT_BYTES) {
      throw new ProtocolException(
          Reason.BAD_UNIT_LENGTH, Integer.toUnsignedString(declared) + " bytes");
    }
    return declared;
  }

  private HopUnit read(ByteBuffer unit) {
    unit.position(Integer.BYTES);
    int lead = Byte.toUnsignedInt(unit.get());
    int type = lead >>> 5;
    int flags = lead & 0x1F;
    int index = Byte.toUnsignedInt(unit.get());
    int handle = Short.toUnsignedInt(unit.getShort());
    long number = Integer.toUnsignedLong(unit.getInt());
    long acknowledged = Integer.toUnsignedLong(unit.getInt());
    if (acknowledged > HopUnit.LARGEST_NUMBER) {
      throw new ProtocolException(Reason.BAD_ACKNOWLEDGEMENT, "largest number");
    }
    if (type == HopUnit.Piece.TYPE) {
      return piece(unit, flags, index, handle, number, acknowledged);
    }
    if (type < HopUnit.Acknowledgement.TYPE || type > HopUnit.Gap.TYPE) {
      throw new ProtocolException(Reason.UNKNOWN_UNIT_TYPE, "type " + type);
    }
    if (flags != 0 || index != 0 || handle != 0 || (number != 0 && type != HopUnit.Gap.TYPE)) {
      throw new ProtocolException(Reason.RESERVED_BITS, "unit type " + type);
    }
    return switch (type) {
      case HopUnit.Acknowledgement.TYPE -> acknowledgement(unit, acknowledged);
      case HopUnit.Heartbeat.TYPE -> heartbeat(unit, acknowledged);
      case HopUnit.SwitchMark.TYPE -> switchMark(unit, acknowledged);
      default -> gap(unit, number, acknowledged);
    };
  }

  private HopUnit piece(
      ByteBuffer unit, int flags, int index, int handle, long number, long acknowledged) {
    requireNumber(number);
    boolean first = (flags & HopUnit.Piece.FIRST) != 0;
    boolean ordered = (flags & HopUnit.Piece.ORDER_NUMBER) != 0;
    boolean timed = (flags & HopUnit.Piece.RECEIVED_AT) != 0;
    if ((ordered || timed) && direction == Direction.UPLINK) {
      throw new ProtocolException(Reason.SERVER_FIELD, "flags " + flags);
    }
    int fieldBytes = (ordered ? Long.BYTES : 0) + (timed ? Long.BYTES : 0);
    if (fieldBytes > 0 && !first || first && index != 0) {
      throw new ProtocolException(Reason.BAD_UNIT, "first piece");
    }
    int payloadBytes = unit.remaining() - fieldBytes;
    if (payloadBytes < 1 || payloadBytes > ProtocolLimits.LARGEST_PIECE_BYTES) {
      throw new ProtocolException(Reason.BAD_UNIT, "payload of " + payloadBytes + " bytes");
    }
    HopFields fields =
        fieldBytes == 0
            ? HopFields.none()
            : new HopFields(
                ordered ? OptionalLong.of(unit.getLong()) : OptionalLong.empty(),
                timed ? OptionalLong.of(unit.getLong()) : OptionalLong.empty());
    boolean last = (flags & HopUnit.Piece.LAST) != 0;
    boolean asking = (flags & HopUnit.Piece.ASKING) != 0;
    return new HopUnit.Piece(
        number, acknowledged, handle, index, first, last, asking, fields, unit.slice());
  }

  private static HopUnit acknowledgement(ByteBuffer unit, long acknowledged) {
    requirePayload(unit, 0);
    return new HopUnit.Acknowledgement(acknowledged);
  }

  private static HopUnit heartbeat(ByteBuffer unit, long acknowledged) {
    requirePayload(unit, HopUnit.Heartbeat.PAYLOAD_BYTES);
    long clock = Integer.toUnsignedLong(unit.getInt());
    long echo = Integer.toUnsignedLong(unit.getInt());
    return new HopUnit.Heartbeat(acknowledged, clock, echo, Integer.toUnsignedLong(unit.getInt()));
  }

  private static HopUnit switchMark(ByteBuffer unit, long acknowledged) {
    requirePayload(unit, HopUnit.SwitchMark.PAYLOAD_BYTES);
    return new HopUnit.SwitchMark(acknowledged, Integer.toUnsignedLong(unit.getInt()));
  }

  private static HopUnit gap(ByteBuffer unit, long number, long acknowledged) {
    requirePayload(unit, HopUnit.Gap.PAYLOAD_BYTES);
    long from = Integer.toUnsignedLong(unit.getInt());
    long to = Integer.toUnsignedLong(unit.getInt());
    requireNumber(from);
    requireNumber(to);
    if (from > to || number != to) {
      throw new ProtocolException(Reason.BAD_UNIT, "gap " + from + " to " + to);
    }
    return new HopUnit.Gap(acknowledged, from, to);
  }

  private static void requirePayload(ByteBuffer unit, int bytes) {
    if (unit.remaining() != bytes) {
      throw new ProtocolException(Reason.BAD_UNIT, "payload of " + unit.remaining() + " bytes");
    }
  }

  private static void requireNumber(long number) {
    if (number < 1 || number > HopUnit.LARGEST_NUMBER) {
      throw new ProtocolException(Reason.BAD_NUMBER, "number " + number);
    }
  }
}
