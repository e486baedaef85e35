package org.tsudoi.tunnel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.shared.LastingThread;

/**
 * The few threads that write for all tunnels.
 *
 * <p>A frame for thirty viewers wakes thirty writers at once. To hand each write to another thread
 * costs as much as to write it, so these threads write themselves and wait for the client if they
 * must. A writer that waits for longer than a moment is held: a substitute takes its place at once,
 * and the held one goes when its task is done. When many are held, {@link #waitFor} refuses, and
 * the container does the waiting.
 *
 * <p>What may be done soon gathers until the next {@link #TURN turn}: so what comes meanwhile for
 * the same tunnel is written together, and one thread wakes for all tunnels.
 *
 * <p>Begins with its threads and ends with them; a task that comes later is done by whoever brings
 * it, since these may be the last words to the participants. Thread-safe; only the thread that
 * takes the turns substitutes.
 */
@ApplicationScoped
public class WriterThreads implements TunnelExecutor {

  /**
   * How long is what.
   *
   * @param turn between two turns
   * @param held how long a task takes of a writer that is held
   * @param giveUp after which a write has waited for far too long
   */
  record Pace(Duration turn, Duration held, Duration giveUp) {

    static Pace standard() {
      return new Pace(TURN, Duration.ofMillis(20), Duration.ofSeconds(20));
    }
  }

  private static final Logger LOG = Logger.getLogger(WriterThreads.class.getName());

  /** From then on nobody chooses to wait. */
  private static final int MANY_HELD = 16;

  /** A flush over HTTPS waits without a choice; more than these find no substitute. */
  private static final int MOST_HELD = 64;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> gathered = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Set<Writer> free = ConcurrentHashMap.newKeySet();
  private final Set<Writer> held = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Writer> current = new ThreadLocal<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final int writers;
  private final Pace pace;
  private ThreadFactory factory;

  @Resource private ManagedThreadFactory managed;

  /** For the container. */
  public WriterThreads() {
    writers = Runtime.getRuntime().availableProcessors();
    pace = Pace.standard();
  }

  /** So many writers, made by this factory, at this pace. */
  WriterThreads(ThreadFactory factory, int writers, Pace pace) {
    this.factory = factory;
    this.writers = writers;
    this.pace = pace;
  }

  @PostConstruct
  void start() {
    factory = factory == null ? managed : factory;
    for (int writer = 0; writer < writers; writer++) {
      begin(new Writer());
    }
    LastingThread.start(factory, "tunnel-turns", this::takeTurns);
  }

  /** Ends the threads; what still waits is done by this one. */
  @PreDestroy
  void stop() {
    stopped.countDown();
    threads.forEach(Thread::interrupt);
    gathered.drainTo(tasks);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      perform(task);
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void begin(Writer writer) {
    free.add(writer);
    Thread thread =
        factory.newThread(
            () -> {
              try {
                writer.run();
              } finally {
                threads.remove(Thread.currentThread());
              }
            });
    thread.setName("tunnel-writer");
    threads.add(thread);
    thread.start();
  }

  private void takeTurns() throws InterruptedException {
    List<Runnable> turn = new ArrayList<>();
    while (!isStopped()) {
      Runnable first = gathered.poll(pace.held().toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        awaitTurn(first);
        gathered.drainTo(turn);
        turn.forEach(this::execute);
        turn.clear();
      }
      lookAfterWriters();
    }
  }

  /** A turn ends early for nothing but the end of all, and then too its task is done. */
  private void awaitTurn(Runnable first) throws InterruptedException {
    try {
      stopped.await(pace.turn().toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      execute(first);
    }
  }

  private void lookAfterWriters() {
    for (Writer writer : free) {
      if (held.size() < MOST_HELD && writer.becomesHeld()) {
        begin(new Writer());
      }
    }
    held.forEach(Writer::giveUpInTime);
  }

  private static void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "A writer of a tunnel failed", failure);
    }
  }

  @Override
  public void execute(Runnable task) {
    put(tasks, task);
  }

  @Override
  public void executeSoon(Runnable task) {
    put(gathered, task);
  }

  private void put(BlockingQueue<Runnable> queue, Runnable task) {
    queue.add(task);
    if (isStopped() && queue.remove(task)) {
      perform(task);
    }
  }

  @Override
  public boolean waitFor(Runnable write, Runnable giveUp) {
    Writer writer = current.get();
    if (writer == null || held.size() >= MANY_HELD) {
      return false;
    }
    writer.waitFor(write, giveUp);
    return true;
  }

  /** A thread that writes: free, and once held for good. Its lock guards its fields. */
  private final class Writer implements Runnable {

    private boolean busy;
    private long busySinceNanos;
    private long waitingSinceNanos;
    private boolean substituted;
    private Optional<Runnable> wayOut = Optional.empty();

    @Override
    public void run() {
      boolean orderly = false;
      try {
        current.set(this);
        while (!isStopped() && !isSubstituted()) {
          Runnable task = tasks.take();
          markBusy();
          perform(task);
          markIdle();
        }
        orderly = true;
      } catch (InterruptedException stopping) {
        orderly = true;
        Thread.currentThread().interrupt();
      } finally {
        end(orderly);
      }
    }

    private void end(boolean orderly) {
      free.remove(this);
      held.remove(this);
      if (!orderly && !isSubstituted()) {
        // An error, such as a full heap, ended this thread; the tunnels still need one.
        begin(new Writer());
      }
    }

    private synchronized boolean isSubstituted() {
      return substituted;
    }

    private synchronized void markBusy() {
      busy = true;
      busySinceNanos = System.nanoTime();
    }

    private synchronized void markIdle() {
      busy = false;
    }

    /** Held from now on, if its task has taken too long. */
    synchronized boolean becomesHeld() {
      if (!busy || System.nanoTime() - busySinceNanos < pace.held().toNanos()) {
        return false;
      }
      substituted = true;
      free.remove(this);
      held.add(this);
      return true;
    }

    void waitFor(Runnable write, Runnable giveUp) {
      synchronized (this) {
        wayOut = Optional.of(giveUp);
        waitingSinceNanos = System.nanoTime();
      }
      try {
        write.run();
      } finally {
        synchronized (this) {
          wayOut = Optional.empty();
        }
      }
    }

    void giveUpInTime() {
      Optional<Runnable> chosen;
      synchronized (this) {
        boolean late = System.nanoTime() - waitingSinceNanos >= pace.giveUp().toNanos();
        chosen = late ? wayOut : Optional.empty();
        wayOut = late ? Optional.empty() : wayOut;
      }
      chosen.ifPresent(WriterThreads::perform);
    }
  }
}
