package org.tsudoi.bench.contender;

import org.tsudoi.bench.line.Loop;

/** A server in which several people speak at once. */
public interface TalkContender extends Contender {

  /**
   * A meeting of so many people, of whom the first few speak.
   *
   * @return where {@link Gathering#send} sends a packet of each speaker to everybody else
   */
  Gathering talk(Loop loop, int people, int speakers, Arrived arrived);
}
