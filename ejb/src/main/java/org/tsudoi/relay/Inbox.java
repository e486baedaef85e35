package org.tsudoi.relay;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What one tunnel has to tell its listener: carried out in order, one at a time, on the executor.
 *
 * <p>Bounded; the end is always taken and is the last. A listener that throws does not hold up what
 * follows: the failure is logged, and the tunnel is told through {@code failed}.
 *
 * <p>Thread-safe; the lock is not held while the listener works.
 */
final class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class.getName());

  private final Queue<Consumer<RelayListener>> waiting = new ArrayDeque<>();
  private final RelayListener listener;
  private final Executor executor;
  private final int capacity;
  private final Runnable failed;
  private boolean running;
  private boolean ended;

  Inbox(RelayListener listener, Executor executor, int capacity, Runnable failed) {
    this.listener = listener;
    this.executor = executor;
    this.capacity = capacity;
    this.failed = failed;
  }

  /** Takes something to tell, and answers whether there was room for it. */
  boolean put(Consumer<RelayListener> event) {
    synchronized (waiting) {
      if (ended || waiting.size() >= capacity) {
        return false;
      }
      waiting.add(event);
    }
    run();
    return true;
  }

  /** Takes the last thing to tell. */
  void end(Consumer<RelayListener> event) {
    synchronized (waiting) {
      if (ended) {
        return;
      }
      ended = true;
      waiting.add(event);
    }
    run();
  }

  private void run() {
    synchronized (waiting) {
      if (running) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::drain);
    } catch (RejectedExecutionException stopping) {
      // The server stops: nobody else would tell the listener the end.
      drain();
    }
  }

  private void drain() {
    while (true) {
      Consumer<RelayListener> event;
      synchronized (waiting) {
        event = waiting.poll();
        if (event == null) {
          running = false;
          return;
        }
      }
      tell(event);
    }
  }

  private void tell(Consumer<RelayListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, "A listener of the relay failed", failure);
      failed.run();
    }
  }
}
