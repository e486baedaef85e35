package org.tsudoi.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * Puts the frames of one tunnel and direction together from their pieces.
 *
 * <p>It holds the unfinished frames by their handle. The header is read with the first piece, so
 * that a frame above the limit of its channel is refused as soon as its bytes pass it, not at its
 * end. Memory follows the bytes that arrived, never a declared size. A first piece on the handle of
 * an unfinished frame gives that frame up: its sender did.
 *
 * <p>Not thread-safe: belongs to the reader of its tunnel. It lives as long as the tunnel, over
 * rollovers.
 */
public final class FrameAssembler {
  private static final int FIRST_CAPACITY = 1024;

  private final ProtocolLimits limits;
  private final Map<Integer, OpenFrame> open = new HashMap<>();
  private long openBytes;
  private long abandonedFrames;

  /** An assembler that keeps these limits. */
  public FrameAssembler(ProtocolLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes a piece; answers the frame if this was its last.
   *
   * @throws ProtocolException if the piece continues nothing, the header is refused or a limit is
   *     passed
   */
  public Optional<Frame> accept(HopUnit.Piece piece) {
    OpenFrame frame = piece.first() ? begin(piece) : find(piece);
    int more = piece.payload().remaining();
    if (openBytes + more > limits.openBytes()) {
      throw new ProtocolException(Reason.FRAME_TOO_LARGE, "bytes in unfinished frames");
    }
    openBytes += more;
    frame.append(piece.payload());
    if (frame.length - frame.payloadOffset > limits.payloadBytes(frame.header)) {
      throw new ProtocolException(
          Reason.FRAME_TOO_LARGE, frame.length + " bytes on " + frame.header.channel());
    }
    if (!piece.last()) {
      return Optional.empty();
    }
    open.remove(piece.handle());
    openBytes -= frame.length;
    return Optional.of(frame.finish());
  }

  /**
   * Gives up the unfinished frames that are not resent after a resume: what follows a {@link
   * HopUnit.Gap}.
   */
  public void abandonMedia() {
    open.values()
        .removeIf(
            frame -> {
              boolean lost = frame.header.channel().deliveryClass() != DeliveryClass.RELIABLE;
              if (lost) {
                forget(frame);
              }
              return lost;
            });
  }

  /** Whether no frame is unfinished: the only place where an uplink may be replaced. */
  public boolean isAtFrameBorder() {
    return open.isEmpty();
  }

  /** How many frames are unfinished. */
  public int openFrames() {
    return open.size();
  }

  /** How many bytes the unfinished frames hold. */
  public long openBytes() {
    return openBytes;
  }

  /** How many frames were given up in the middle so far. */
  public long abandonedFrames() {
    return abandonedFrames;
  }

  private OpenFrame begin(HopUnit.Piece piece) {
    ByteBuffer payload = piece.payload().duplicate();
    int start = payload.position();
    EndToEndHeader header = EndToEndHeader.read(payload);
    OpenFrame abandoned = open.remove(piece.handle());
    if (abandoned != null) {
      forget(abandoned);
    }
    if (open.size() >= limits.openFrames()) {
      throw new ProtocolException(Reason.TOO_MANY_OPEN_FRAMES, open.size() + " frames");
    }
    OpenFrame frame = new OpenFrame(header, payload.position() - start, piece);
    open.put(piece.handle(), frame);
    return frame;
  }

  private OpenFrame find(HopUnit.Piece piece) {
    OpenFrame frame = open.get(piece.handle());
    if (frame == null || frame.nextIndex != piece.index()) {
      throw new ProtocolException(
          Reason.PIECE_OUT_OF_ORDER, "handle " + piece.handle() + ", index " + piece.index());
    }
    return frame;
  }

  private void forget(OpenFrame frame) {
    openBytes -= frame.length;
    abandonedFrames++;
  }

  private static final class OpenFrame {
    private final EndToEndHeader header;
    private final int payloadOffset;
    private final HopFields fields;
    private byte[] bytes;
    private int length;
    private int nextIndex;

    OpenFrame(EndToEndHeader header, int payloadOffset, HopUnit.Piece first) {
      this.header = header;
      this.payloadOffset = payloadOffset;
      this.fields = first.fields();
      int size = first.payload().remaining();
      this.bytes = new byte[first.last() ? size : Math.max(FIRST_CAPACITY, 2 * size)];
    }

    void append(ByteBuffer payload) {
      int more = payload.remaining();
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
      }
      payload.duplicate().get(bytes, length, more);
      length += more;
      nextIndex = nextIndex + 1 & 0xFF;
    }

    Frame finish() {
      byte[] exact = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
      return Frame.assembled(exact, payloadOffset, header, fields);
    }
  }
}
