package org.tsudoi.tunnel.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Link;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.LiveTunnels;
import org.tsudoi.tunnel.TunnelHandle;

/**
 * A tunnel over two WebSocket connections.
 *
 * <p>Begins at its admission, gets its downlink and then its uplink, and ends as a whole when
 * either is lost or {@link #close} is called: what the link still has goes out, then both
 * connections are closed with the reason.
 *
 * <p>One writer: Liberty queues no sends, so the next goes out from the handler of the last. The
 * lock guards the fields; no byte is moved while it is held.
 */
final class WebSocketTunnel implements TunnelHandle {

  private static final int SECRET_BYTES = 32;
  private static final int BUFFER_BYTES = 32 * 1024;

  /** A write that takes longer than this goes to nobody who is still there. */
  private static final long SEND_TIMEOUT_MILLIS = 20_000;

  private record Ending(Problem why, String detail) {}

  private final TunnelId id;
  private final String secret;
  private final ConnectionFacts connection;
  private final Executor executor;
  private final LiveTunnels tunnels;
  private Link link;
  private Session downlink;
  private Session uplink;
  private long uplinkGeneration;
  private boolean writing;
  private boolean more;

  /** Belongs to the writer; made with the downlink, so that a refused ticket costs no memory. */
  private ByteBuffer buffer;

  private Ending ending;
  private boolean closed;

  WebSocketTunnel(
      SecureRandom random, ConnectionFacts connection, Executor executor, LiveTunnels tunnels) {
    this.connection = connection;
    this.executor = executor;
    this.tunnels = tunnels;
    id = TunnelId.random(random);
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public TunnelId id() {
    return id;
  }

  @Override
  public String secret() {
    return secret;
  }

  @Override
  public ConnectionFacts connection() {
    return connection;
  }

  @Override
  public synchronized boolean claimUplink(long generation) {
    boolean free = ending == null && uplinkGeneration == 0 && generation == 1;
    if (free) {
      uplinkGeneration = generation;
    }
    return free;
  }

  synchronized void seat(Link seated) {
    link = seated;
  }

  synchronized Link link() {
    return link;
  }

  void openDownlink(Session session) {
    session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
    synchronized (this) {
      buffer = ByteBuffer.allocate(BUFFER_BYTES);
      downlink = session;
    }
    wake();
  }

  void openUplink(Session session) {
    Ending late;
    synchronized (this) {
      uplink = session;
      late = closed ? ending : null;
    }
    if (late == null) {
      link().uplinkOpened();
    } else {
      TunnelCloser.close(session, late.why(), late.detail());
    }
  }

  @Override
  public void wake() {
    synchronized (this) {
      more = true;
      if (writing || downlink == null || link == null || closed) {
        return;
      }
      writing = true;
    }
    run();
  }

  private void run() {
    try {
      executor.execute(this::write);
    } catch (RejectedExecutionException stopping) {
      write();
    }
  }

  /**
   * Writes what the link has; called by one thread at a time, as long as {@code writing} is set.
   */
  private void write() {
    while (true) {
      synchronized (this) {
        more = false;
      }
      buffer.clear();
      if (link().take(buffer)) {
        send();
        return;
      }
      if (pause()) {
        return;
      }
    }
  }

  private void send() {
    try {
      downlink().getAsyncRemote().sendBinary(buffer.flip(), this::written);
    } catch (IllegalStateException | IllegalArgumentException gone) {
      written(new SendResult(gone));
    }
  }

  /** Stops writing unless there is more; with nothing more, an end that waited for this is made. */
  private boolean pause() {
    boolean finish;
    synchronized (this) {
      if (more) {
        return false;
      }
      writing = false;
      finish = ending != null && !closed;
      closed |= finish;
    }
    if (finish) {
      finish();
    }
    return true;
  }

  private void written(SendResult result) {
    if (result.isOK()) {
      write();
    } else {
      // After a failure the stream of units is cut off: nothing more may follow.
      abandon();
      link().closed(Problem.CONNECTION_LOST, "");
    }
  }

  private void abandon() {
    boolean first;
    synchronized (this) {
      first = !closed;
      closed = true;
      writing = false;
      if (ending == null) {
        ending = new Ending(Problem.CONNECTION_LOST, "");
      }
    }
    if (first) {
      finish();
    }
  }

  @Override
  public void close(Problem why, String detail) {
    synchronized (this) {
      if (ending != null) {
        return;
      }
      ending = new Ending(why, detail);
    }
    if (downlink() == null) {
      abandon();
    } else {
      wake();
    }
  }

  /** Closes both connections; called once, by whoever sets {@code closed}. */
  private void finish() {
    Ending end;
    Session down;
    Session up;
    synchronized (this) {
      end = ending;
      down = downlink;
      up = uplink;
    }
    tunnels.remove(this);
    if (down != null) {
      TunnelCloser.close(down, end.why(), end.detail());
    }
    if (up != null) {
      TunnelCloser.close(up, end.why(), end.detail());
    }
  }

  private synchronized Session downlink() {
    return downlink;
  }

  void misused(String detail) {
    link().closed(Problem.BAD_FRAME, detail);
  }

  void tooLarge() {
    link().closed(Problem.TOO_LARGE, "message");
  }

  /** One of the connections is gone. */
  void lost(int closeCode) {
    boolean wished =
        closeCode == CloseReason.CloseCodes.NORMAL_CLOSURE.getCode()
            || closeCode == CloseReason.CloseCodes.GOING_AWAY.getCode();
    Problem why = wished ? Problem.NORMAL : Problem.CONNECTION_LOST;
    Link seated = link();
    if (seated != null) {
      seated.closed(why, "");
    }
  }
}
