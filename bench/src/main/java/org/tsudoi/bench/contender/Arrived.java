package org.tsudoi.bench.contender;

/** Told of each message that a viewer has got; called by the thread of the loop. */
@FunctionalInterface
public interface Arrived {

  /**
   * A message is complete.
   *
   * @param viewer which one, from 0
   * @param stamp what {@link Gathering#send} was given
   * @param bytes its length
   */
  void message(int viewer, long stamp, long bytes);
}
