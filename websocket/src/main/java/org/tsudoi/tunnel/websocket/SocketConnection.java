package org.tsudoi.tunnel.websocket;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.DownConnection;
import org.tsudoi.tunnel.Ending;
import org.tsudoi.tunnel.TunnelExecutor;

/**
 * A WebSocket as a tunnel's connection, up or down. Liberty queues no sends, and its close waits;
 * so closing is left to others.
 *
 * <p>A writer's thread writes by itself as long as the line takes what comes: Liberty would hand
 * each send to a thread of its own, which costs as much as the write. A line on which a write had
 * to wait is left to Liberty for a while.
 */
public final class SocketConnection implements DownConnection {

  /** A write that takes longer than this goes to nobody who is still there. */
  private static final long SEND_TIMEOUT_MILLIS = 20_000;

  /** Longer than a write takes that does not wait, also on a busy machine. */
  private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long LEFT_TO_LIBERTY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Session session;
  private final Executor closers;
  private final TunnelExecutor writers;

  /** Belongs to the one who writes. */
  private long waitedAtNanos = System.nanoTime() - LEFT_TO_LIBERTY_NANOS;

  /** The connection of that session, written to by those threads and closed on that executor. */
  public SocketConnection(Session session, TunnelExecutor writers, Executor closers) {
    this.session = session;
    this.writers = writers;
    this.closers = closers;
    session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
  }

  @Override
  public void send(ByteBuffer units, Sent answer) {
    if (System.nanoTime() - waitedAtNanos < LEFT_TO_LIBERTY_NANOS || !write(units, answer)) {
      leaveToLiberty(units, answer);
    }
  }

  /** Writes on the calling thread, if that may wait; answers whether it did. */
  private boolean write(ByteBuffer units, Sent answer) {
    AtomicBoolean answered = new AtomicBoolean();
    return writers.waitFor(
        () -> {
          boolean written = writeNow(units);
          if (answered.compareAndSet(false, true)) {
            end(written, answer);
          }
        },
        () -> {
          if (answered.compareAndSet(false, true)) {
            closers.execute(() -> end(false, answer));
          }
        });
  }

  private boolean writeNow(ByteBuffer units) {
    long began = System.nanoTime();
    try {
      session.getBasicRemote().sendBinary(units);
    } catch (IOException | IllegalStateException | IllegalArgumentException gone) {
      return false;
    }
    long now = System.nanoTime();
    if (now - began >= WAITED_NANOS) {
      waitedAtNanos = now;
    }
    return true;
  }

  private void leaveToLiberty(ByteBuffer units, Sent answer) {
    try {
      session.getAsyncRemote().sendBinary(units, result -> end(result.isOK(), answer));
    } catch (IllegalStateException | IllegalArgumentException gone) {
      answer.sent(false);
    }
  }

  private void end(boolean written, Sent answer) {
    answer.sent(written);
    if (!written) {
      // The stream of units is cut off; Liberty leaves the socket open all the same.
      close(new Ending(Problem.CONNECTION_LOST, ""));
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
