package org.tsudoi.tunnel;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.tsudoi.relay.Link;

/**
 * The one writer of one downlink: moves what the link has into the connection, a buffer at a time.
 *
 * <p>Begins asleep, works when it is woken and the link has something, and is over when the
 * connection fails, when it is abandoned, or when an end was asked for and nothing is left to
 * write. The lock guards the fields; no byte is moved while it is held.
 */
final class DownWriter {

  /** What the owner hears, once: how the writer came to its end. */
  interface Owner {

    /** The connection carries nothing more. */
    void failed(DownWriter writer);

    /** All is written, as the end had asked. */
    void finished(DownWriter writer);
  }

  /** What comes so soon after the last message is written together with what else comes. */
  private static final long TOGETHER_NANOS = TunnelExecutor.TURN.toNanos();

  private enum Call {
    RUNNING,
    ANSWERED_WITHIN,
    RETURNED
  }

  private final long generation;
  private final DownConnection connection;
  private final Link link;
  private final TunnelExecutor executor;
  private final Owner owner;
  private final AtomicReference<Call> call = new AtomicReference<>(Call.RETURNED);

  private final WriteBuffers buffers;

  /** Belongs to the writer, and is there only while it writes. */
  private Optional<ByteBuffer> buffer = Optional.empty();

  private boolean writing;
  private long restedAtNanos = System.nanoTime() - TOGETHER_NANOS;
  private boolean more;
  private boolean over;
  private Optional<Ending> ending = Optional.empty();

  DownWriter(
      long generation,
      DownConnection connection,
      Link link,
      TunnelExecutor executor,
      WriteBuffers buffers,
      Owner owner) {
    this.buffers = buffers;
    this.generation = generation;
    this.connection = connection;
    this.link = link;
    this.executor = executor;
    this.owner = owner;
  }

  long generation() {
    return generation;
  }

  /** The link has something, or may have. */
  void wake() {
    boolean soon;
    synchronized (this) {
      more = true;
      if (writing || over) {
        return;
      }
      writing = true;
      soon = System.nanoTime() - restedAtNanos < TOGETHER_NANOS;
    }
    try {
      if (soon) {
        executor.executeSoon(this::write);
      } else {
        executor.execute(this::write);
      }
    } catch (RejectedExecutionException stopping) {
      write();
    }
  }

  /** Asks to end when all is written; answers false if the writer is over already. */
  boolean end(Ending why) {
    synchronized (this) {
      if (over) {
        return false;
      }
      ending = Optional.of(why);
    }
    wake();
    return true;
  }

  /** Ends without writing what is left. */
  void abandon(Ending why) {
    synchronized (this) {
      over = true;
    }
    connection.close(why);
  }

  /** Called by one thread at a time, as long as {@code writing} is set. */
  private void write() {
    boolean inFlight = false;
    while (!inFlight && goesOn()) {
      ByteBuffer free = buffer.orElseGet(buffers::borrow).clear();
      buffer = Optional.of(free);
      if (link.take(generation, free)) {
        inFlight = !send(free.flip());
      } else if (pause()) {
        return;
      }
    }
  }

  /** Whether there is anything to look for. */
  private synchronized boolean goesOn() {
    more = false;
    if (over) {
      rest();
    }
    return !over;
  }

  /** Called under the lock, since the next writer begins right after it. */
  private void rest() {
    writing = false;
    restedAtNanos = System.nanoTime();
    buffer.ifPresent(buffers::giveBack);
    buffer = Optional.empty();
  }

  /** Answers whether the buffer is already free again; if not, {@link #sent} goes on. */
  private boolean send(ByteBuffer units) {
    call.set(Call.RUNNING);
    connection.send(units, this::sent);
    return !call.compareAndSet(Call.RUNNING, Call.RETURNED);
  }

  private void sent(boolean written) {
    if (!written) {
      fail();
    } else if (connection.lastsOneAnswer()) {
      answered();
    }
    if (!call.compareAndSet(Call.RUNNING, Call.ANSWERED_WITHIN)) {
      write();
    }
  }

  private void fail() {
    // The container may still hold it.
    buffer = Optional.empty();
    if (becomesOver()) {
      owner.failed(this);
    }
  }

  private void answered() {
    if (!becomesOver()) {
      return;
    }
    link.downlinkAnswered(generation);
    if (isEnding()) {
      owner.finished(this);
    }
  }

  private synchronized boolean becomesOver() {
    boolean first = !over;
    over = true;
    return first;
  }

  private synchronized boolean isEnding() {
    return ending.isPresent();
  }

  /** Stops writing unless there is more; with nothing more, an end that waited for this is made. */
  private boolean pause() {
    boolean finish;
    synchronized (this) {
      if (more) {
        return false;
      }
      rest();
      finish = ending.isPresent() && !over;
      over |= finish;
    }
    if (finish) {
      connection.close(ending.get());
      owner.finished(this);
    }
    return true;
  }
}
