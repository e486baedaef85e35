package org.tsudoi.tunnel.http;

import org.tsudoi.tunnel.Connection;
import org.tsudoi.tunnel.Ending;

/**
 * The numbered requests of one uplink generation, which together are one connection. A number
 * counts when its body has come whole. Thread-safe.
 */
final class RequestUplink implements Connection {

  private long last;
  private boolean closed;

  /** Whether a request with this number may bring bytes: the next one, or one said again. */
  synchronized boolean mayTake(long number) {
    return !closed && number >= 1 && number <= last + 1;
  }

  /** A request of this number has come whole. */
  synchronized void taken(long number) {
    last = Math.max(last, number);
  }

  @Override
  public synchronized void close(Ending ending) {
    closed = true;
  }
}
