package org.tsudoi.bench.contender;

import org.tsudoi.bench.line.Loop;

/** A server that runs and can be loaded; ends with {@link #close}. */
public interface Contender extends AutoCloseable {

  /** How it is called in tables. */
  String name();

  /** Its processes. */
  ServerProcess process();

  /** One sender and so many viewers, who read on this loop. */
  Gathering gather(Loop loop, int viewers, Arrived arrived, int stalledViewer);

  /** As {@link #gather(Loop, int, Arrived, int)}, with nobody who is going to be stalled. */
  default Gathering gather(Loop loop, int viewers, Arrived arrived) {
    return gather(loop, viewers, arrived, -1);
  }

  /** So many participants with two connections each, who do nothing; closing lets them go. */
  Gathering idle(Loop loop, int participants);

  @Override
  void close();
}
