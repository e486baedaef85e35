package org.tsudoi.tunnel;

/** One connection of a tunnel, on whatever transport. */
public interface Connection {

  /** Closes it; does nothing when it is gone already, never throws. */
  void close(Ending ending);
}
