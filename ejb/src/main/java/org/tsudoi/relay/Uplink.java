package org.tsudoi.relay;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.FrameNumbers;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolException.Reason;
import org.tsudoi.protocol.ReceiveSequence;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The way up of one tunnel: finds units in bytes and frames in pieces, and keeps the limits of what
 * may come in.
 *
 * <p>Not thread-safe; belongs to the reader of its tunnel, but {@link #bytesIn} and {@link
 * #heardAtNanos} may be read by all.
 */
final class Uplink {

  /** Takes each frame of the tunnel's own sender, in order. */
  interface FrameSink {

    /** Whether a frame with this header may come at all; if not, it is not even put together. */
    boolean mayBegin(EndToEndHeader header);

    void accept(Frame frame);
  }

  /** What a unit costs at least of the allowance of bytes: many small ones are work too. */
  private static final int LEAST_COST_BYTES = 256;

  private final HopUnitDecoder decoder = new HopUnitDecoder(Direction.UPLINK);
  private final ReceiveSequence sequence = new ReceiveSequence();
  private final FrameNumbers frameNumbers = new FrameNumbers();
  private final FrameAssembler assembler;
  private final Set<Integer> refusedHandles = new HashSet<>();
  private final int openFrames;
  private final Allowance frames;
  private final Allowance bytes;
  private final Ticker ticker;
  private final int sender;
  private final Downlink downlink;
  private final FrameSink sink;
  private final Runnable goOn;

  /** Only what has a number is acknowledged: an answer to an acknowledgement would never end. */
  private int numberedBytes;

  private volatile long bytesIn;
  private volatile long heardAtNanos;

  Uplink(
      RelaySettings settings,
      Ticker ticker,
      int sender,
      Downlink downlink,
      FrameSink sink,
      Runnable goOn) {
    this.ticker = ticker;
    this.sender = sender;
    this.downlink = downlink;
    this.sink = sink;
    this.goOn = goOn;
    assembler = new FrameAssembler(settings.protocol());
    openFrames = settings.protocol().openFrames();
    frames = new Allowance(settings.framesPerSecond(), ticker.nanos());
    bytes = new Allowance(settings.bytesPerSecond(), ticker.nanos());
    heardAtNanos = ticker.nanos();
  }

  /**
   * Takes whole units.
   *
   * @throws ProtocolException for bytes that break the protocol
   * @throws RefusedException for more than the tunnel may bring, and for a foreign sender
   */
  void received(ByteBuffer units) {
    int size = units.remaining();
    heardAtNanos = ticker.nanos();
    // Only the reading thread writes this field.
    bytesIn = bytesIn + size;
    decoder.feed(units, this::accept);
    decoder.endOfMessage();
    if (downlink.arrived(sequence.last(), numberedBytes)) {
      goOn.run();
    }
    numberedBytes = 0;
  }

  private void accept(HopUnit unit) {
    if (!bytes.take(Math.max(LEAST_COST_BYTES, unit.encodedBytes()), heardAtNanos)) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    if (downlink.acknowledged(unit.acknowledged())) {
      goOn.run();
    }
    if (unit instanceof HopUnit.Piece piece) {
      accept(piece);
    } else if (unit instanceof HopUnit.Heartbeat heartbeat) {
      downlink.heard(heartbeat);
    } else if (unit instanceof HopUnit.Gap gap) {
      numberedBytes += gap.encodedBytes();
      sequence.accept(gap);
      assembler.abandonMedia();
    } else if (unit instanceof HopUnit.SwitchMark) {
      throw new ProtocolException(Reason.BAD_UNIT, "no rollover was agreed");
    }
  }

  private void accept(HopUnit.Piece piece) {
    numberedBytes += piece.encodedBytes();
    if (!sequence.accept(piece) || isRefused(piece)) {
      return;
    }
    Optional<Frame> frame = assembler.accept(piece);
    if (frame.isPresent()) {
      frameNumbers.accept(frame.get().header());
      sink.accept(frame.get());
    }
  }

  /** Whether the piece belongs to a frame that its header refuses, so that it is passed over. */
  private boolean isRefused(HopUnit.Piece piece) {
    boolean refused;
    if (piece.first()) {
      refusedHandles.remove(piece.handle());
      refused = !mayBegin(EndToEndHeader.read(piece.payload().duplicate()));
    } else {
      refused = refusedHandles.contains(piece.handle());
    }
    if (refused && !piece.last()) {
      refusedHandles.add(piece.handle());
    } else if (refused) {
      refusedHandles.remove(piece.handle());
    }
    if (refusedHandles.size() > openFrames) {
      throw new ProtocolException(Reason.TOO_MANY_OPEN_FRAMES, openFrames + " refused");
    }
    return refused;
  }

  private boolean mayBegin(EndToEndHeader header) {
    if (!frames.take(1, heardAtNanos)) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    boolean unknown =
        header.sender() == EndToEndHeader.SENDER_UNKNOWN
            && header.channel() == Channel.CONTROL
            && header.kind() == ControlKind.HELLO.number();
    if (header.sender() != sender && !unknown) {
      throw new RefusedException(Problem.FORBIDDEN_FRAME);
    }
    return sink.mayBegin(header);
  }

  long bytesIn() {
    return bytesIn;
  }

  long heardAtNanos() {
    return heardAtNanos;
  }
}
