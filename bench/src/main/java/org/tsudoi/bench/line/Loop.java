package org.tsudoi.bench.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread that reads many lines and gives each of them the time now and then.
 *
 * <p>Begins with its construction and ends with {@link #close}; the lines on it are then dead. A
 * failure of a receiver ends the line that it belongs to and no other.
 */
public final class Loop implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(25);
  private static final int NETWORK_BYTES = 256 * 1024;
  private static final int RECORD_BYTES = 32 * 1024;

  /** Belong to the thread of the loop; lent to one line at a time. */
  final ByteBuffer network = ByteBuffer.allocate(NETWORK_BYTES);

  final ByteBuffer plain = ByteBuffer.allocate(RECORD_BYTES);

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean ended;

  /** Starts the thread. */
  public Loop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs something on the thread of the loop. */
  public void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** From now on the loop reads the line. */
  void attach(Line line) {
    execute(() -> line.registerWith(selector));
  }

  private void run() {
    long nextTick = System.nanoTime();
    try {
      while (!ended) {
        selector.select(TICK.toMillis());
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          ((Line) key.attachment()).ready(key);
        }
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
          nextTick = now + TICK.toNanos();
          selector.keys().forEach(key -> ((Line) key.attachment()).tick(now));
        }
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    ended = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
