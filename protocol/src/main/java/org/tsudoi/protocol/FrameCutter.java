package org.tsudoi.protocol;

/**
 * Cuts one frame into pieces, one at a time, so that pieces of other frames can go between.
 *
 * <p>The transmission number is given when a piece is written: a frame dropped before that uses
 * none. Whoever gives a frame up in the middle begins the next one on the same handle, which tells
 * the receiver.
 *
 * <p>Not thread-safe: belongs to the writer of its tunnel.
 */
public final class FrameCutter {
  private final Frame frame;
  private final int handle;
  private int offset;
  private int index;

  /** Begins to cut a frame under a handle that no other unfinished frame of this direction has. */
  public FrameCutter(Frame frame, int handle) {
    this.frame = frame;
    this.handle = Unsigned.bits("handle", handle, 16);
  }

  /** The frame that is cut. */
  public Frame frame() {
    return frame;
  }

  /** The handle given. */
  public int handle() {
    return handle;
  }

  /** Whether a piece was taken already: from then on the receiver holds part of the frame. */
  public boolean isBegun() {
    return offset > 0;
  }

  /** Whether every byte was taken. */
  public boolean isFinished() {
    return offset == frame.sizeBytes();
  }

  /** How many bytes of the frame are left. */
  public int remainingBytes() {
    return frame.sizeBytes() - offset;
  }

  /**
   * How long the next unit is when its payload is cut at this many bytes; 0 when the frame is
   * finished.
   */
  public int nextUnitBytes(int pieceBytes) {
    if (isFinished()) {
      return 0;
    }
    int fields = isBegun() ? 0 : frame.hopFields().encodedBytes();
    return HopUnit.HEADER_BYTES + fields + nextPayloadBytes(pieceBytes);
  }

  /**
   * The next piece.
   *
   * @param pieceBytes the most payload in it; the first piece holds the whole header all the same
   * @param number its transmission number
   * @param acknowledged the acknowledgement that it carries
   * @throws IllegalStateException if the frame is finished
   */
  public HopUnit.Piece next(int pieceBytes, long number, long acknowledged) {
    if (isFinished()) {
      throw new IllegalStateException("the frame is cut to its end");
    }
    int length = nextPayloadBytes(pieceBytes);
    boolean first = offset == 0;
    boolean last = length == remainingBytes();
    HopFields fields = first ? frame.hopFields() : HopFields.none();
    HopUnit.Piece piece =
        new HopUnit.Piece(
            number, acknowledged, handle, index, first, last, fields, frame.slice(offset, length));
    offset += length;
    index = index + 1 & 0xFF;
    return piece;
  }

  private int nextPayloadBytes(int pieceBytes) {
    int most = Math.min(Math.max(pieceBytes, EndToEndHeader.LARGEST_BYTES), remainingBytes());
    return Math.min(most, ProtocolLimits.LARGEST_PIECE_BYTES);
  }
}
