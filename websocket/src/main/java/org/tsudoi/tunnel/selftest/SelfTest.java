package org.tsudoi.tunnel.selftest;

import java.util.ArrayList;
import java.util.List;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Connection;
import org.tsudoi.tunnel.Ending;

/**
 * One self-test of one source: what it may still move, and the connections that it holds.
 *
 * <p>Begins with its ticket and is over after a minute, or when its client says so; then its
 * connections are closed and it takes no more. Thread-safe; connections are closed outside the
 * lock.
 */
final class SelfTest {

  /** Far more than the page needs; enough to stop a client that only asks and asks. */
  private static final int MOST_REQUESTS = 200;

  private final String ticket;
  private final String address;
  private final long beganNanos;
  private final List<Connection> connections = new ArrayList<>();
  private long bytesLeft;
  private int requests;
  private boolean socketTaken;
  private boolean over;

  SelfTest(String ticket, String address, long beganNanos, long bytes) {
    this.ticket = ticket;
    this.address = address;
    this.beganNanos = beganNanos;
    this.bytesLeft = bytes;
  }

  String ticket() {
    return ticket;
  }

  String address() {
    return address;
  }

  long beganNanos() {
    return beganNanos;
  }

  /** Counts bytes of either direction; false when they are more than are left. */
  synchronized boolean spend(long bytes) {
    boolean enough = !over && bytes <= bytesLeft;
    bytesLeft = enough ? bytesLeft - bytes : 0;
    return enough;
  }

  /**
   * Counts a request over HTTPS.
   *
   * @throws RefusedException with {@link Problem#TOO_MANY_REQUESTS} when there were too many
   */
  synchronized void countRequest() {
    requests++;
    if (requests > MOST_REQUESTS) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
  }

  /**
   * Takes the one WebSocket that the ticket opens.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} when it was opened before
   */
  synchronized void takeSocket() {
    if (socketTaken || over) {
      throw new RefusedException(Problem.TICKET_INVALID);
    }
    socketTaken = true;
  }

  /** Holds a connection, to close it when the test is over; at once if it is. */
  void hold(Connection connection) {
    boolean late;
    synchronized (this) {
      late = over;
      if (!late) {
        connections.add(connection);
      }
    }
    if (late) {
      connection.close(new Ending(Problem.TICKET_INVALID, ""));
    }
  }

  synchronized void release(Connection connection) {
    connections.remove(connection);
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Ends the test; only the first call has an effect. */
  void end() {
    List<Connection> held;
    synchronized (this) {
      over = true;
      held = List.copyOf(connections);
      connections.clear();
    }
    held.forEach(connection -> connection.close(new Ending(Problem.TICKET_INVALID, "over")));
  }
}
