package org.tsudoi.verify.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to the server that a test can cut: a TCP forwarder on a port of its own.
 *
 * <p>{@link #cut} breaks every connection and refuses new ones until {@link #mend}. One thread
 * accepts, two carry each connection; all are daemons and end with {@link #close}.
 */
public final class CuttableLine implements AutoCloseable {

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private CuttableLine(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** A line to that port of this machine. */
  public static CuttableLine to(int port) {
    try {
      return new CuttableLine(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port at which the line begins. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Breaks what is connected and lets nothing through. */
  public void cut() {
    cut = true;
    sockets.forEach(CuttableLine::drop);
    sockets.clear();
  }

  /** Lets connections through again. */
  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        if (cut) {
          drop(near);
        } else {
          join(near, new Socket(InetAddress.getLoopbackAddress(), target));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket near, Socket far) {
    sockets.add(near);
    sockets.add(far);
    daemon(() -> carry(near, far));
    daemon(() -> carry(far, near));
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException broken) {
      drop(to);
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

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }
}
