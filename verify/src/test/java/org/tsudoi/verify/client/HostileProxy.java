package org.tsudoi.verify.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * A bad line to the server, on a port of its own: delays, limits the rate, cuts, swallows, comes
 * from another address; or opens the TLS and treats HTTP as old proxies do.
 *
 * <p>What it does can be changed at any time. One thread accepts, four carry each connection; all
 * are daemons and end with {@link #close}.
 */
public final class HostileProxy implements AutoCloseable {

  /** How both ends of a connection are opened. */
  interface Ends {
    ServerSocket entrance() throws IOException;

    Socket exit(InetAddress from) throws IOException;

    /** What becomes of the bytes on their way. */
    default void join(Socket near, Socket far, HostileProxy proxy) {
      proxy.carry(near, far);
      proxy.carry(far, near);
    }
  }

  private static final int BACKLOG = 200;

  private final Ends ends;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Random random = new Random(7);
  private volatile InetAddress source = InetAddress.getLoopbackAddress();
  private volatile Duration delay = Duration.ZERO;
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile long swallowUntilNanos = System.nanoTime();
  private volatile Optional<Integer> cutAfterBytes = Optional.empty();
  private volatile boolean down;

  private HostileProxy(Ends ends) {
    this.ends = ends;
    try {
      entrance = ends.entrance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ResumingParticipant.daemon(this::accept, "proxy");
  }

  /** A line that leaves the TLS alone. */
  public static HostileProxy to(TsudoiServer server) {
    return to(server.port());
  }

  /** A line to whatever listens on that port of loopback. */
  public static HostileProxy to(int port) {
    return new HostileProxy(
        new Ends() {
          @Override
          public ServerSocket entrance() throws IOException {
            return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
          }

          @Override
          public Socket exit(InetAddress from) throws IOException {
            return new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
          }
        });
  }

  /** A proxy that opens the TLS and treats each request like this. */
  public static HostileProxy of(TsudoiServer server, HttpManners manners) {
    return new HostileProxy(new OpenedTls(server, manners));
  }

  /** The port at which the line begins. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** The line, for a participant. */
  public Line line(TsudoiServer server) {
    return Line.through(server, port());
  }

  /** The address from which the server is reached, for connections from now on. */
  public HostileProxy from(String address) {
    try {
      source = InetAddress.getByName(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Everything takes this much longer, each way. */
  public HostileProxy delay(Duration each) {
    delay = each;
    return this;
  }

  /** No connection carries more than this, each way. */
  public HostileProxy rate(long limit) {
    bytesPerSecond = limit;
    return this;
  }

  /** Connections from now on break after a random number of bytes, at most this one. */
  public HostileProxy cutAfter(int bytes) {
    cutAfterBytes = Optional.of(bytes);
    return this;
  }

  /** Nothing moves for this long, and nothing breaks. */
  public void blackHole(Duration forSo) {
    swallowUntilNanos = System.nanoTime() + forSo.toNanos();
  }

  /** Breaks what is connected now. */
  public void cut() {
    sockets.forEach(HostileProxy::drop);
    sockets.clear();
  }

  /** Breaks what is connected, and whatever connects until {@link #mend}. */
  public void breakDown() {
    down = true;
    cut();
  }

  /** Connects again. */
  public void mend() {
    down = false;
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        sockets.add(near);
        ResumingParticipant.daemon(() -> join(near), "proxy");
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket near) {
    if (down) {
      drop(near);
      return;
    }
    try {
      Socket far = ends.exit(source);
      sockets.add(far);
      ends.join(near, far, this);
    } catch (IOException refused) {
      drop(near);
    }
  }

  /** Carries one direction in threads of its own. */
  void carry(Socket from, Socket to) {
    Optional<Integer> most = cutAfterBytes;
    long carries = most.isPresent() ? 1 + random.nextInt(most.get()) : Long.MAX_VALUE;
    new Pump(this, from, to, carries).start();
  }

  Duration delay() {
    return delay;
  }

  long bytesPerSecond() {
    return bytesPerSecond;
  }

  /** Waits while nothing moves. */
  void awaitMovement() {
    long left = swallowUntilNanos - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = swallowUntilNanos - System.nanoTime();
    }
  }

  /** Breaks a connection. */
  void drop(Socket near, Socket far) {
    drop(near);
    drop(far);
    sockets.remove(near);
    sockets.remove(far);
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
