package org.tsudoi.tunnel.websocket;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.DownConnection;
import org.tsudoi.tunnel.Ending;

/**
 * A WebSocket as a tunnel's connection, up or down. Liberty queues no sends, and its close waits;
 * so closing is left to others.
 */
public final class SocketConnection implements DownConnection {

  /** A write that takes longer than this goes to nobody who is still there. */
  private static final long SEND_TIMEOUT_MILLIS = 20_000;

  private final Session session;
  private final Executor closers;

  /** The connection of that session, closed on that executor. */
  public SocketConnection(Session session, Executor closers) {
    this.session = session;
    this.closers = closers;
    session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
  }

  @Override
  public void send(ByteBuffer units, Sent answer) {
    try {
      session
          .getAsyncRemote()
          .sendBinary(
              units,
              result -> {
                answer.sent(result.isOK());
                if (!result.isOK()) {
                  // The stream of units is cut off; Liberty leaves the socket open all the same.
                  close(new Ending(Problem.CONNECTION_LOST, ""));
                }
              });
    } catch (IllegalStateException | IllegalArgumentException gone) {
      answer.sent(false);
    }
  }

  @Override
  public boolean lastsOneAnswer() {
    return false;
  }

  @Override
  public void close(Ending ending) {
    closers.execute(() -> TunnelCloser.close(session, ending));
  }
}
