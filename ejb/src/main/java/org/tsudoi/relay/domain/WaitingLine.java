package org.tsudoi.relay.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.SendSequence;

/** The frames of one priority in an outbox, in order. Guarded by the outbox. */
final class WaitingLine {

  private final Deque<Waiting> frames = new ArrayDeque<>();
  private long bytes;
  private long leftOut;

  void add(Waiting waiting) {
    frames.add(waiting);
    bytes += waiting.cutter().remainingBytes();
  }

  /** Cuts the next piece of the first frame; the line must not be empty. */
  HopUnit.Piece cut(int pieceBytes, SendSequence numbers, long acknowledged) {
    Waiting first = frames.getFirst();
    HopUnit.Piece piece = first.cutter().next(pieceBytes, numbers.next(), acknowledged);
    bytes -= piece.payload().remaining();
    if (first.cutter().isFinished()) {
      frames.removeFirst();
    }
    return piece;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  long bytes() {
    return bytes;
  }

  long leftOut() {
    return leftOut;
  }

  void countLeftOut() {
    leftOut++;
  }

  /** How long the oldest frame waits that can be left out and of which nothing is written. */
  long oldestNanos(long now) {
    for (Waiting waiting : frames) {
      if (!waiting.isStarted()
          && (waiting.isPicture() || !waiting.stream().channel().isPicture())) {
        return waiting.ageNanos(now);
      }
    }
    return 0;
  }

  void forEachUnstarted(Consumer<Waiting> action) {
    frames.stream().filter(waiting -> !waiting.isStarted()).forEach(action);
  }

  /** Removes frames that a newer one replaces. */
  void removeUnstarted(Predicate<Waiting> which) {
    remove(waiting -> !waiting.isStarted() && which.test(waiting));
  }

  /** Removes frames that the participant misses; counts them. What is partly written goes on. */
  void leaveOut(Predicate<Waiting> which) {
    int before = frames.size();
    removeUnstarted(which);
    leftOut += before - frames.size();
  }

  void remove(Predicate<Waiting> which) {
    for (Iterator<Waiting> each = frames.iterator(); each.hasNext(); ) {
      Waiting waiting = each.next();
      if (which.test(waiting)) {
        each.remove();
        bytes -= waiting.cutter().remainingBytes();
      }
    }
  }
}
