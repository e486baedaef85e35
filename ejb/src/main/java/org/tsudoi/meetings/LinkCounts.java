package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.shared.Problem;

/**
 * Which tunnels have ended since the start of this server, and why, and what happened to the
 * connections of those that went on. Thread-safe, without a lock; numbers only grow.
 */
@ApplicationScoped
class LinkCounts {

  private final Map<Problem, LongAdder> closed = new EnumMap<>(Problem.class);
  private final Map<LinkChange, LongAdder> changes = new EnumMap<>(LinkChange.class);

  LinkCounts() {
    for (Problem why : Problem.values()) {
      closed.put(why, new LongAdder());
    }
    for (LinkChange change : LinkChange.values()) {
      changes.put(change, new LongAdder());
    }
  }

  /** A tunnel has ended. */
  void closed(Problem why) {
    closed.get(why).increment();
  }

  /** Something happened to the connections of a tunnel that goes on. */
  void changed(LinkChange change) {
    changes.get(change).increment();
  }

  long closedFor(Problem why) {
    return closed.get(why).sum();
  }

  long changesBy(LinkChange change) {
    return changes.get(change).sum();
  }
}
