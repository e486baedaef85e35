package org.tsudoi.bench.measure;

import java.util.function.IntPredicate;
import org.tsudoi.bench.contender.Arrived;

/** Counts how late messages come, from when they were due; read by another thread. */
final class DelayRecorder implements Arrived {

  private final IntPredicate counted;
  private Histogram current = new Histogram();

  /** For those viewers only. */
  DelayRecorder(IntPredicate counted) {
    this.counted = counted;
  }

  @Override
  public synchronized void message(int viewer, long stamp, long bytes) {
    if (counted.test(viewer)) {
      current.add(System.nanoTime() - stamp);
    }
  }

  /** What was counted since the last call. */
  synchronized Histogram next() {
    Histogram done = current;
    current = new Histogram();
    return done;
  }
}
