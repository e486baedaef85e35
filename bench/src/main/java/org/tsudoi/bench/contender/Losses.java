package org.tsudoi.bench.contender;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The connections that ended before they should; a measurement with any is worth nothing. */
final class Losses {

  private final Queue<String> all = new ConcurrentLinkedQueue<>();
  private volatile boolean expected;

  void add(String what) {
    if (!expected) {
      all.add(what);
    }
  }

  /** From now on connections may end. */
  void expect() {
    expected = true;
  }

  void check() {
    if (!all.isEmpty()) {
      throw new IllegalStateException(all.size() + " connections lost, the first: " + all.peek());
    }
  }
}
