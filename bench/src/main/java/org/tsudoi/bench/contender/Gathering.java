package org.tsudoi.bench.contender;

/** A sender and viewers on one contender. */
public interface Gathering extends AutoCloseable {

  /** Sends one message of that size to every viewer; it carries the stamp. */
  void send(int bytes, long stamp);

  /** Makes a viewer stop or go on reading. */
  void stall(int viewer, boolean stop);

  /** Fails with the reason if anybody has lost a connection. */
  void check();

  @Override
  void close();
}
