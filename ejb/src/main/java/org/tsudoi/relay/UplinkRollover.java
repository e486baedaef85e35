package org.tsudoi.relay;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.HopUnitDecoder;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolException.Reason;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Which of a tunnel's uplinks is read: one at a time, and never more of it than an uplink may carry
 * (spec 6.2.1).
 *
 * <p>The first that opens is read. A newer one takes over when the older has sent its switch mark,
 * and at once when it begins with a number that is due: then the older was cut and its client
 * repeats. Until then what the newer one brings is held, within a limit. An uplink that was
 * replaced is not read any more, whatever still arrives on it.
 *
 * <p>Not thread-safe; guarded by the uplink of its tunnel.
 */
final class UplinkRollover {

  /** Takes the units of the uplink that is read, in order. */
  interface UnitSink {
    void accept(HopUnit unit);

    /** The last number that arrived. */
    long lastNumber();

    /** The uplinks up to this generation are not read any more. */
    void replaced(long generation, boolean rolledOver);
  }

  private static final class Lane {
    private final long generation;
    private final HopUnitDecoder decoder = new HopUnitDecoder(Direction.UPLINK);
    private long bytes;

    /** A unit of it is being taken in; still so when that has failed. */
    private boolean accepting;

    Lane(long generation) {
      this.generation = generation;
    }

    /** Then its client meant to replace it, even if the mark is still on its way. */
    boolean isNearlyUsedUp(ConnectionLimits limits) {
      return bytes >= limits.uplinkBytes() / 10 * 9;
    }
  }

  private final ConnectionLimits limits;
  private final UnitSink sink;
  private final List<HopUnit> held = new ArrayList<>();
  private Optional<Lane> current = Optional.empty();
  private Optional<Lane> successor = Optional.empty();
  private boolean mayNotJoin;
  private long awaited;
  private long newest;
  private long heldBytes;

  UplinkRollover(ConnectionLimits limits, UnitSink sink) {
    this.limits = limits;
    this.sink = sink;
  }

  /** An uplink stands. */
  void opened(long generation) {
    if (generation <= newest) {
      throw new RefusedException(Problem.CONFLICT);
    }
    newest = generation;
    Lane lane = new Lane(generation);
    if (current.isEmpty()) {
      current = Optional.of(lane);
      awaited = 0;
      mayNotJoin = false;
    } else {
      // A successor that comes to replace another says by that how the other fared.
      successor.ifPresent(older -> sink.replaced(older.generation, false));
      forgetHeld();
      successor = Optional.of(lane);
    }
  }

  /** Whether an uplink of this generation is read or waits to be. */
  boolean isOpen(long generation) {
    return lane(generation).isPresent();
  }

  /** Whether any uplink is open, or marked to open at once. */
  boolean stands() {
    return current.isPresent() || awaited > 0;
  }

  /** Whether units wait for a switch mark, or a switch mark for its uplink. */
  boolean isHolding() {
    return !held.isEmpty() || awaited > 0;
  }

  /** Takes in bytes; those of a replaced uplink are passed over. */
  void received(long generation, ByteBuffer bytes, boolean whole) {
    Optional<Lane> found = lane(generation);
    if (found.isEmpty()) {
      return;
    }
    Lane lane = found.get();
    lane.bytes += bytes.remaining();
    if (lane.bytes > limits.uplinkBytes()) {
      throw new ProtocolException(Reason.UPLINK_USED_UP, lane.bytes + " bytes");
    }
    try {
      lane.decoder.feed(bytes, unit -> accept(lane, unit));
      if (whole) {
        lane.decoder.endOfMessage();
      }
    } catch (ProtocolException broken) {
      if (lane.accepting || isOpen(generation)) {
        throw broken;
      }
      // What stands behind a switch mark is passed over, whether it is cut off from it or not.
    }
  }

  private Optional<Lane> lane(long generation) {
    return current
        .filter(lane -> lane.generation == generation)
        .or(() -> successor.filter(lane -> lane.generation == generation));
  }

  private void accept(Lane lane, HopUnit unit) {
    lane.accepting = true;
    if (current.filter(lane::equals).isPresent()) {
      acceptCurrent(unit);
    } else if (successor.filter(lane::equals).isPresent()) {
      acceptEarly(unit);
    }
    lane.accepting = false;
  }

  private void acceptCurrent(HopUnit unit) {
    if (unit instanceof HopUnit.SwitchMark mark) {
      follow(mark.newGeneration());
    } else if (mayNotJoin && unit.number() > 0) {
      joinOrDrop(unit);
    } else {
      sink.accept(unit);
    }
  }

  private void follow(long generation) {
    long marked = current.orElseThrow().generation;
    if (generation <= marked) {
      throw new ProtocolException(Reason.BAD_SWITCH, "generation " + generation);
    }
    if (successor.filter(next -> next.generation == generation).isPresent()) {
      takeOver(true);
      return;
    }
    // Either the client heard earlier than we that its successor stands, or that was cut meanwhile.
    boolean stillToCome = generation > newest;
    awaited = stillToCome ? generation : 0;
    current = Optional.empty();
    sink.replaced(marked, stillToCome);
  }

  /** The uplink before this one was cut: it goes on if nothing is missing between the two. */
  private void joinOrDrop(HopUnit unit) {
    mayNotJoin = false;
    if (isDue(unit)) {
      sink.accept(unit);
    } else {
      long generation = current.orElseThrow().generation;
      current = Optional.empty();
      sink.replaced(generation, false);
    }
  }

  private void acceptEarly(HopUnit unit) {
    if (held.isEmpty() && isDue(unit)) {
      takeOver(false);
      acceptCurrent(unit);
    } else if (held.isEmpty() && unit.number() == 0 && !(unit instanceof HopUnit.SwitchMark)) {
      sink.accept(unit);
    } else {
      hold(unit);
    }
  }

  private boolean isDue(HopUnit unit) {
    long first = unit instanceof HopUnit.Gap gap ? gap.from() : unit.number();
    return first > 0 && first <= sink.lastNumber() + 1;
  }

  private void hold(HopUnit unit) {
    heldBytes += unit.encodedBytes();
    if (heldBytes > limits.heldBytes()) {
      throw new ProtocolException(Reason.BAD_SWITCH, "held " + heldBytes + " bytes");
    }
    held.add(unit instanceof HopUnit.Piece piece ? piece.kept() : unit);
  }

  private void takeOver(boolean marked) {
    current.ifPresent(
        older -> sink.replaced(older.generation, marked || older.isNearlyUsedUp(limits)));
    current = successor;
    mayNotJoin = false;
    successor = Optional.empty();
    List<HopUnit> waited = List.copyOf(held);
    forgetHeld();
    waited.forEach(this::acceptCurrent);
  }

  private void forgetHeld() {
    held.clear();
    heldBytes = 0;
  }

  /**
   * An uplink is gone. A successor that waits for its mark in vain goes with it, since what it
   * brought cannot be joined to anything.
   */
  void lost(long generation) {
    if (successor.filter(lane -> lane.generation == generation).isPresent()) {
      successor = Optional.empty();
      forgetHeld();
    } else if (current.filter(lane -> lane.generation == generation).isPresent()) {
      current = Optional.empty();
      if (held.isEmpty()) {
        current = successor;
        mayNotJoin = current.isPresent();
      } else {
        successor.ifPresent(lane -> sink.replaced(lane.generation, false));
      }
      successor = Optional.empty();
      forgetHeld();
    }
  }

  /** Gives up all uplinks. */
  void dropAll() {
    current = Optional.empty();
    successor = Optional.empty();
    awaited = 0;
    forgetHeld();
    sink.replaced(newest, false);
  }
}
