package org.tsudoi.protocol;

import java.util.Optional;

/**
 * Makes frames of the units that arrive in one direction of one tunnel, by the rules of numbers and
 * pieces together.
 *
 * <p>It lives as long as the tunnel; each connection has a {@link HopUnitDecoder} of its own that
 * feeds it. Not thread-safe: belongs to whoever reads the tunnel.
 */
public final class TunnelReader {
  private final ReceiveSequence sequence = new ReceiveSequence();
  private final FrameAssembler assembler;

  /** A reader that has received nothing yet. */
  public TunnelReader(ProtocolLimits limits) {
    assembler = new FrameAssembler(limits);
  }

  /**
   * Takes a piece; answers the frame that it completes. Repeats are passed over.
   *
   * @throws ProtocolException if numbers are missing, the piece continues nothing, or a limit is
   *     passed
   */
  public Optional<Frame> accept(HopUnit.Piece piece) {
    return sequence.accept(piece) ? assembler.accept(piece) : Optional.empty();
  }

  /**
   * Takes a gap: the unfinished frames of media are given up, since their rest does not come.
   *
   * @throws ProtocolException if numbers before the gap are missing
   */
  public void accept(HopUnit.Gap gap) {
    if (sequence.accept(gap)) {
      assembler.abandonMedia();
    }
  }

  /** The last number received with all before it: what to acknowledge. */
  public long lastReceived() {
    return sequence.last();
  }

  /** How many repeated pieces were passed over. */
  public long repeats() {
    return sequence.repeats();
  }

  /** Whether no frame is unfinished: the only place where an uplink may be replaced. */
  public boolean isAtFrameBorder() {
    return assembler.isAtFrameBorder();
  }
}
