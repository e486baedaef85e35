package org.tsudoi.verify.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A line to the server that carries only so much: a TCP forwarder on a port of its own.
 *
 * <p>Unlimited until {@link #limit}; from then on, until {@link #free}, all connections together
 * carry that rate in each direction, in the order in which their bytes come. All threads are
 * daemons and end with {@link #close}.
 */
public final class ThinLine implements AutoCloseable {

  private static final int PART_BYTES = 600;
  private static final int STEPS_PER_SECOND = 50;

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Semaphore up = new Semaphore(0, true);
  private final Semaphore down = new Semaphore(0, true);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ThinLine::daemon);
  private volatile int bytesPerStep;

  private ThinLine(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    clock.scheduleAtFixedRate(this::step, 0, 1000 / STEPS_PER_SECOND, TimeUnit.MILLISECONDS);
    daemon(this::accept).start();
  }

  /** A line to that port of this machine. */
  public static ThinLine to(int port) {
    try {
      return new ThinLine(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port at which the line begins. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Carries no more than this from now on, in each direction. */
  public void limit(int kilobitsPerSecond) {
    bytesPerStep = kilobitsPerSecond * 1000 / 8 / STEPS_PER_SECOND;
    up.drainPermits();
    down.drainPermits();
  }

  /** Carries everything again. */
  public void free() {
    bytesPerStep = 0;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    sockets.forEach(ThinLine::drop);
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void step() {
    refill(up);
    refill(down);
  }

  /** A line that nobody used does not carry more later. */
  private void refill(Semaphore direction) {
    if (bytesPerStep == 0) {
      // Whoever has begun to wait for the thin line goes on.
      direction.release(direction.getQueueLength() * PART_BYTES);
      return;
    }
    int room = Math.max(bytesPerStep, PART_BYTES) - direction.availablePermits();
    direction.release(Math.max(0, Math.min(bytesPerStep, room)));
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(near);
        sockets.add(far);
        daemon(() -> carry(near, far, up)).start();
        daemon(() -> carry(far, near, down)).start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to, Semaphore direction) {
    try {
      from.setTcpNoDelay(true);
      InputStream source = from.getInputStream();
      OutputStream sink = to.getOutputStream();
      byte[] part = new byte[PART_BYTES];
      for (int read = source.read(part); read >= 0; read = source.read(part)) {
        if (bytesPerStep > 0) {
          direction.acquire(read);
        }
        sink.write(part, 0, read);
      }
    } catch (IOException broken) {
      drop(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop(from);
    drop(to);
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "thin line");
    thread.setDaemon(true);
    return thread;
  }
}
