package org.tsudoi.verify.client;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.tsudoi.protocol.Channel;
import org.tsudoi.protocol.DeliveryClass;
import org.tsudoi.protocol.Frame;
import org.tsudoi.protocol.FrameCutter;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.SendSequence;

/**
 * What goes up one tunnel, over all its uplinks: frames that wait, units that are not acknowledged,
 * and those to be said again after a cut. Guarded by its participant.
 */
final class Outgoing {

  private static final int WINDOW_BYTES = 256 * 1024;

  private final SendSequence numbers = new SendSequence();
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private final Deque<HopUnit> unacknowledged = new ArrayDeque<>();
  private final Deque<HopUnit> repeats = new ArrayDeque<>();
  private Optional<FrameCutter> cutting = Optional.empty();
  private long unacknowledgedBytes;
  private long bytesSinceAsked;
  private long movedAtNanos = System.nanoTime();

  void add(Frame frame) {
    waiting.add(frame);
  }

  void acknowledged(long number) {
    if (numbers.acknowledge(number) || unacknowledged.isEmpty()) {
      movedAtNanos = System.nanoTime();
    }
    while (!unacknowledged.isEmpty() && unacknowledged.peek().number() <= number) {
      unacknowledgedBytes -= unacknowledged.poll().encodedBytes();
    }
    while (!repeats.isEmpty() && repeats.peek().number() <= number) {
      repeats.poll();
    }
  }

  /** Another uplink goes on: what is not acknowledged is said again, or left out by name. */
  void beginAgain() {
    movedAtNanos = System.nanoTime();
    repeats.clear();
    for (HopUnit unit : unacknowledged) {
      HopUnit again = afterCut(unit);
      if (again instanceof HopUnit.Gap gap && repeats.peekLast() instanceof HopUnit.Gap before) {
        repeats.removeLast();
        again = new HopUnit.Gap(0, before.from(), gap.to());
      }
      repeats.add(again);
    }
    unacknowledged.clear();
    unacknowledged.addAll(repeats);
    unacknowledgedBytes = repeats.stream().mapToLong(HopUnit::encodedBytes).sum();
    boolean lost =
        cutting
            .filter(
                frame -> frame.frame().header().channel().deliveryClass() != DeliveryClass.RELIABLE)
            .isPresent();
    if (lost) {
      cutting = Optional.empty();
    }
  }

  private static HopUnit afterCut(HopUnit unit) {
    return unit instanceof HopUnit.Piece piece && !Channel.of(piece.handle()).isRepeated()
        ? new HopUnit.Gap(0, piece.number(), piece.number())
        : unit;
  }

  /** Whether there is something that may go out now. */
  boolean isDue() {
    boolean more = cutting.isPresent() || !waiting.isEmpty();
    return !repeats.isEmpty() || more && unacknowledgedBytes < WINDOW_BYTES;
  }

  /** Whether nothing more was acknowledged for so long, though something should have been. */
  boolean isStuck(long nanos) {
    return !unacknowledged.isEmpty() && System.nanoTime() - movedAtNanos > nanos;
  }

  /** Whether everything has arrived. */
  boolean isDone() {
    return unacknowledged.isEmpty() && waiting.isEmpty() && cutting.isEmpty();
  }

  /** Puts units into the target, as many as may go and fit. */
  void fill(ByteBuffer target, long acknowledgement) {
    while (isDue() && target.remaining() >= ProtocolLimits.LARGEST_UNIT_BYTES) {
      if (repeats.isEmpty()) {
        HopUnit fresh = cut(acknowledgement);
        movedAtNanos = unacknowledged.isEmpty() ? System.nanoTime() : movedAtNanos;
        unacknowledged.add(fresh);
        unacknowledgedBytes += fresh.encodedBytes();
        fresh.write(target);
      } else {
        again(repeats.poll(), acknowledgement).write(target);
      }
    }
  }

  private static HopUnit again(HopUnit unit, long acknowledgement) {
    return unit instanceof HopUnit.Piece piece
        ? piece.acknowledging(acknowledgement)
        : new HopUnit.Gap(acknowledgement, ((HopUnit.Gap) unit).from(), unit.number());
  }

  private HopUnit cut(long acknowledgement) {
    FrameCutter cutter =
        cutting.orElseGet(
            () -> {
              Frame frame = waiting.poll();
              return new FrameCutter(frame, frame.header().channel().number());
            });
    HopUnit.Piece piece =
        cutter.next(ProtocolLimits.LARGEST_PIECE_BYTES, numbers.next(), acknowledgement);
    cutting = cutter.isFinished() ? Optional.empty() : Optional.of(cutter);
    return asking(piece);
  }

  /** Asks with the piece that fills half of the window since the last one that did. */
  private HopUnit asking(HopUnit.Piece piece) {
    bytesSinceAsked += piece.encodedBytes();
    if (bytesSinceAsked < WINDOW_BYTES / 2) {
      return piece;
    }
    bytesSinceAsked = 0;
    return piece.asked();
  }
}
