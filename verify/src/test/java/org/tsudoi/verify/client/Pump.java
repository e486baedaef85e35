package org.tsudoi.verify.client;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection through a proxy: one thread reads, one writes when it is time. */
final class Pump {

  private static final int CHUNK_BYTES = 4096;
  private static final int CHUNKS_ON_THE_WAY = 64;

  private record Chunk(byte[] bytes, long dueNanos) {}

  private final HostileProxy proxy;
  private final Socket from;
  private final Socket to;
  private final long carries;
  private final BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>(CHUNKS_ON_THE_WAY);

  Pump(HostileProxy proxy, Socket from, Socket to, long carries) {
    this.proxy = proxy;
    this.from = from;
    this.to = to;
    this.carries = carries;
  }

  void start() {
    ResumingParticipant.daemon(this::read, "proxy");
    ResumingParticipant.daemon(this::write, "proxy");
  }

  private void read() {
    byte[] some = new byte[CHUNK_BYTES];
    try {
      int length = from.getInputStream().read(some);
      while (length >= 0) {
        put(Arrays.copyOf(some, length));
        length = from.getInputStream().read(some);
      }
      put(new byte[0]);
    } catch (IOException | InterruptedException broken) {
      proxy.drop(from, to);
    }
  }

  private void put(byte[] bytes) throws InterruptedException {
    onTheWay.put(new Chunk(bytes, System.nanoTime() + proxy.delay().toNanos()));
  }

  private void write() {
    long carried = 0;
    try {
      while (carried < carries) {
        Chunk chunk = onTheWay.take();
        awaitTime(chunk.dueNanos());
        proxy.awaitMovement();
        if (chunk.bytes().length == 0) {
          break;
        }
        to.getOutputStream().write(chunk.bytes());
        to.getOutputStream().flush();
        carried += chunk.bytes().length;
        awaitTime(
            System.nanoTime() + chunk.bytes().length * 1_000_000_000L / proxy.bytesPerSecond());
      }
    } catch (IOException | InterruptedException broken) {
      // It is dropped below, as at its end.
    }
    proxy.drop(from, to);
  }

  private static void awaitTime(long dueNanos) {
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
