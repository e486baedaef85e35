package org.tsudoi.tunnel.selftest;

import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.DownConnection;
import org.tsudoi.tunnel.Ending;

/**
 * Sends a probe's chunks down a connection at its pace and closes it.
 *
 * <p>One chunk after the other: the next is due when the last is written. Nothing more happens once
 * a chunk could not be written.
 */
final class PacedAnswer {

  private final Probe probe;
  private final DownConnection connection;
  private final ScheduledExecutorService timer;
  private final Runnable done;
  private int sent;

  PacedAnswer(
      Probe probe, DownConnection connection, ScheduledExecutorService timer, Runnable done) {
    this.probe = probe;
    this.connection = connection;
    this.timer = timer;
    this.done = done;
  }

  void start() {
    after(probe.before().toMillis());
  }

  private void after(long millis) {
    if (millis == 0) {
      send();
      return;
    }
    try {
      timer.schedule(this::send, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      finish(Problem.SERVER_STOPPING);
    }
  }

  private void send() {
    connection.send(ByteBuffer.allocate(probe.chunkBytes()), this::sent);
  }

  private void sent(boolean written) {
    sent++;
    if (!written) {
      done.run();
    } else if (sent < probe.chunks()) {
      after(probe.between().toMillis());
    } else {
      finish(Problem.NORMAL);
    }
  }

  private void finish(Problem why) {
    connection.close(new Ending(why, ""));
    done.run();
  }
}
