package org.tsudoi.tunnel.selftest;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tsudoi.tunnel.DownConnection;

/**
 * What goes back over a WebSocket: one message on its way, one behind it, because the client may
 * have the first before its writer hears of it. Thread-safe; nothing is sent under the lock.
 */
final class Echoes {

  private final DownConnection connection;
  private Optional<ByteBuffer> next = Optional.empty();
  private boolean sending;

  Echoes(DownConnection connection) {
    this.connection = connection;
  }

  /** Sends the message back, now or next; false when one is waiting already. */
  boolean offer(ByteBuffer message) {
    synchronized (this) {
      if (sending) {
        boolean free = next.isEmpty();
        next = Optional.of(next.orElse(message));
        return free;
      }
      sending = true;
    }
    send(message);
    return true;
  }

  private void send(ByteBuffer message) {
    connection.send(message, this::sent);
  }

  private void sent(boolean written) {
    Optional<ByteBuffer> following;
    synchronized (this) {
      following = written ? next : Optional.empty();
      next = Optional.empty();
      sending = following.isPresent();
    }
    following.ifPresent(this::send);
  }
}
