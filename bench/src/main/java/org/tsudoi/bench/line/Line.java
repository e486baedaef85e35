package org.tsudoi.bench.line;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/**
 * One TLS 1.3 connection.
 *
 * <p>Begins with the handshake and a few exchanges on the thread that opens it; {@link #handOver}
 * gives it to its loop, which reads from then on. Writing is for every thread. It keeps no buffer
 * while nothing is under way, so that thousands can stand idle.
 */
public final class Line {

  /** Who reads the line; called by the thread of the loop. */
  public interface Receiver {
    /** Bytes arrived; the buffer is lent until the method returns. */
    void bytes(ByteBuffer chunk);

    /** Time has passed. */
    void tick(long nowNanos);

    /** The line is gone; called once. */
    void lost(String why);
  }

  private static final int FIRST_BYTES = 32 * 1024;

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final Loop loop;
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private ByteBuffer encrypted;
  private Receiver receiver;
  private SelectionKey key;
  private boolean paused;
  private boolean dead;

  /** Bytes of an unfinished TLS record; belongs to the reader. */
  private byte[] rest = {};

  private Line(SocketChannel channel, SSLEngine engine, Loop loop) {
    this.channel = channel;
    this.engine = engine;
    this.loop = loop;
  }

  /**
   * Connects and shakes hands.
   *
   * @param receiveBufferBytes the kernel's buffer of this end, 0 for what it likes
   */
  public static Line open(Loop loop, Target target, int receiveBufferBytes) {
    try {
      SocketChannel channel = SocketChannel.open();
      if (receiveBufferBytes > 0) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
      }
      channel.connect(target.address());
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Line line = new Line(channel, target.engine(), loop);
      line.shakeHands();
      target.check(line.engine.getSession());
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shakeHands() throws IOException {
    encrypted = ByteBuffer.allocate(FIRST_BYTES).flip();
    engine.beginHandshake();
    ByteBuffer out = ByteBuffer.allocate(FIRST_BYTES);
    while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> {
          engine.wrap(ByteBuffer.allocate(0), out.clear());
          out.flip();
          while (out.hasRemaining()) {
            channel.write(out);
          }
        }
        default -> unwrapBlocking(ByteBuffer.allocate(FIRST_BYTES));
      }
    }
  }

  private void unwrapBlocking(ByteBuffer target) throws IOException {
    while (engine.unwrap(encrypted, target).getStatus() == Status.BUFFER_UNDERFLOW) {
      encrypted.compact();
      int count = channel.read(encrypted);
      encrypted.flip();
      if (count < 0) {
        throw new EOFException("the server ended the connection");
      }
    }
  }

  /** Reads at least one byte; only before {@link #handOver}. */
  ByteBuffer readBlocking() throws IOException {
    ByteBuffer target = ByteBuffer.allocate(FIRST_BYTES);
    while (target.position() == 0) {
      unwrapBlocking(target);
    }
    return target.flip();
  }

  /** Gives the line to its loop; these bytes were read already and come first. */
  public void handOver(Receiver newReceiver, ByteBuffer early) {
    receiver = newReceiver;
    rest = new byte[encrypted.remaining()];
    encrypted.get(rest);
    encrypted = null;
    try {
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loop.execute(() -> guarded(() -> receiver.bytes(early)));
    loop.attach(this);
  }

  void registerWith(Selector selector) {
    guarded(
        () -> {
          synchronized (this) {
            key = channel.register(selector, SelectionKey.OP_READ, this);
            renewInterest();
          }
          decrypt(ByteBuffer.allocate(0));
        });
  }

  /** Sends bytes after all those before; what the kernel does not take waits here. */
  public synchronized void send(ByteBuffer bytes) {
    if (dead) {
      return;
    }
    try {
      ByteBuffer out = ByteBuffer.allocate(bytes.remaining() + FIRST_BYTES);
      while (bytes.hasRemaining()) {
        SSLEngineResult result = engine.wrap(bytes, out);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
          out = ByteBuffer.allocate(out.capacity() * 2).put(out.flip());
        } else if (result.getStatus() == Status.CLOSED) {
          throw new EOFException("closed while sending");
        }
      }
      unsent.add(out.flip());
      flush();
    } catch (IOException gone) {
      loop.execute(() -> fail(gone.toString()));
    }
  }

  private synchronized void flush() throws IOException {
    while (!unsent.isEmpty()) {
      channel.write(unsent.peek());
      if (unsent.peek().hasRemaining()) {
        break;
      }
      unsent.poll();
    }
    renewInterest();
  }

  /** Bytes that the kernel has not taken yet. */
  public synchronized int unsentBytes() {
    return unsent.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  /** Stops or goes on reading: what the server sends then piles up on its side. */
  public synchronized void pause(boolean stop) {
    paused = stop;
    renewInterest();
  }

  private synchronized void renewInterest() {
    if (key != null && key.isValid()) {
      int wanted =
          (paused ? 0 : SelectionKey.OP_READ) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE);
      if (key.interestOps() != wanted) {
        key.interestOps(wanted);
        key.selector().wakeup();
      }
    }
  }

  void ready(SelectionKey ready) {
    guarded(
        () -> {
          if (ready.isWritable()) {
            flush();
          }
          if (ready.isReadable()) {
            read();
          }
        });
  }

  private void read() throws IOException {
    ByteBuffer network = loop.network.clear();
    network.put(rest);
    rest = new byte[0];
    int count = channel.read(network);
    if (count < 0) {
      fail("the server ended the connection");
      return;
    }
    decrypt(network.flip());
  }

  private void decrypt(ByteBuffer network) throws IOException {
    ByteBuffer records = network.hasRemaining() ? network : ByteBuffer.wrap(rest);
    while (records.hasRemaining()) {
      SSLEngineResult result = engine.unwrap(records, loop.plain.clear());
      if (result.bytesProduced() > 0) {
        receiver.bytes(loop.plain.flip());
      }
      if (result.getStatus() == Status.CLOSED) {
        fail("the server closed the connection");
        return;
      }
      if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
        break;
      }
    }
    rest = new byte[records.remaining()];
    records.get(rest);
  }

  void tick(long now) {
    guarded(() -> receiver.tick(now));
  }

  private interface Step {
    void run() throws IOException;
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException failure) {
      fail(failure.toString());
    }
  }

  private void fail(String why) {
    if (end()) {
      receiver.lost(why);
    }
  }

  /** Drops the connection without a word. */
  public void drop() {
    end();
  }

  private synchronized boolean end() {
    boolean first = !dead;
    dead = true;
    try {
      channel.close();
    } catch (IOException | CancelledKeyException alreadyGone) {
      return first;
    }
    return first;
  }
}
