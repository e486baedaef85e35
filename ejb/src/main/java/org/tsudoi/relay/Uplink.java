package org.tsudoi.relay;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameAssembler;
import org.tsudoi.protocol.FrameNumbers;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolException.Reason;
import org.tsudoi.protocol.ReceiveSequence;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The way up of one tunnel, over all connections that it has one after the other: finds units in
 * bytes and frames in pieces, and keeps the limits of what may come in.
 *
 * <p>Thread-safe: two connections may bring bytes at the same time while one replaces the other.
 * Its lock is the outermost of a tunnel; under it frames are only put into outboxes and inboxes.
 */
final class Uplink implements UplinkRollover.UnitSink {

  /** Takes each frame of the tunnel's own sender, in order. */
  interface FrameSink {

    /** Whether a frame with this header may come at all; if not, it is not even put together. */
    boolean mayBegin(EndToEndHeader header);

    void accept(Frame frame);

    /** See {@link UplinkRollover.UnitSink#replaced}. */
    void uplinkReplaced(long generation, boolean rolledOver);
  }

  /** What a unit costs at least of the allowance of bytes: many small ones are work too. */
  private static final int LEAST_COST_BYTES = 256;

  private final ReceiveSequence sequence = new ReceiveSequence();
  private final FrameNumbers frameNumbers = new FrameNumbers();
  private final UplinkRollover rollover;
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
  private boolean numbered;

  private boolean asked;

  private final long longestHoldNanos;
  private long holdingSinceNanos;
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
    longestHoldNanos = settings.connections().openWithin().toNanos();
    rollover = new UplinkRollover(settings.connections(), this);
    assembler = new FrameAssembler(settings.protocol());
    openFrames = settings.protocol().openFrames();
    frames = new Allowance(settings.framesPerSecond(), ticker.nanos());
    bytes = new Allowance(settings.bytesPerSecond(), ticker.nanos());
    heardAtNanos = ticker.nanos();
  }

  synchronized void opened(long generation) {
    rollover.opened(generation);
    heardAtNanos = ticker.nanos();
  }

  /** An uplink is gone; answers whether none is left. */
  synchronized boolean lost(long generation) {
    boolean stood = rollover.isOpen(generation);
    rollover.lost(generation);
    return stood && !rollover.stands();
  }

  /** Whether an uplink is open. */
  synchronized boolean stands() {
    return rollover.stands();
  }

  synchronized void dropAll() {
    rollover.dropAll();
  }

  /** Whether units wait for a switch mark that does not come. */
  synchronized boolean holdsTooLong() {
    return rollover.isHolding() && ticker.nanos() - holdingSinceNanos > longestHoldNanos;
  }

  /**
   * Takes bytes of units.
   *
   * @throws ProtocolException for bytes that break the protocol
   * @throws RefusedException for more than the tunnel may bring, and for a foreign sender
   */
  synchronized void received(long generation, ByteBuffer units, boolean whole) {
    if (!rollover.isOpen(generation)) {
      return;
    }
    bytesIn = bytesIn + units.remaining();
    heardAtNanos = ticker.nanos();
    if (!rollover.isHolding()) {
      holdingSinceNanos = heardAtNanos;
    }
    rollover.received(generation, units, whole);
    if (numbered) {
      downlink.arrived(sequence.last());
    }
    if (asked) {
      goOn.run();
    }
    numbered = false;
    asked = false;
  }

  /** The peer gave a sign of life that brought no bytes. */
  void heard() {
    heardAtNanos = ticker.nanos();
  }

  @Override
  public void accept(HopUnit unit) {
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
      numbered = true;
      sequence.accept(gap);
      assembler.abandonMedia();
    }
  }

  @Override
  public void replaced(long generation, boolean rolledOver) {
    sink.uplinkReplaced(generation, rolledOver);
  }

  @Override
  public synchronized long lastNumber() {
    return sequence.last();
  }

  private void accept(HopUnit.Piece piece) {
    numbered = true;
    asked |= piece.asking();
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
