package org.tsudoi.tunnel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The few threads that write for all tunnels.
 *
 * <p>A frame for thirty viewers wakes thirty writers at once. A managed executor prepares a context
 * for each task, which costs more than writing a small frame; these threads get theirs once. No
 * task waits for a connection.
 *
 * <p>What may be done soon gathers until the next turn, 5 ms after the first of it: so what comes
 * meanwhile for the same tunnel is written together, and one thread wakes for all tunnels.
 *
 * <p>Begins with its threads and ends with them; a task that comes later is done by whoever brings
 * it, since these may be the last words to the participants. Thread-safe.
 */
@ApplicationScoped
public class WriterThreads implements TunnelExecutor {

  private static final Logger LOG = Logger.getLogger(WriterThreads.class.getName());
  private static final Duration TURN = Duration.ofMillis(5);

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> gathered = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final int writers;
  private final Duration turn;
  private ThreadFactory factory;

  @Resource private ManagedThreadFactory managed;

  /** For the container. */
  public WriterThreads() {
    writers = 2 * Runtime.getRuntime().availableProcessors();
    turn = TURN;
  }

  /** So many writers, made by this factory, and turns of that length. */
  public WriterThreads(ThreadFactory factory, int writers, Duration turn) {
    this.factory = factory;
    this.writers = writers;
    this.turn = turn;
  }

  @PostConstruct
  void start() {
    factory = factory == null ? managed : factory;
    for (int writer = 1; writer <= writers; writer++) {
      begin("tunnel-writer-" + writer, () -> perform(tasks.take()));
    }
    begin("tunnel-turns", this::awaitTurn);
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

  private interface Step {
    void run() throws InterruptedException;
  }

  private void begin(String name, Step step) {
    Thread thread = factory.newThread(() -> repeat(name, step));
    thread.setName(name);
    threads.add(thread);
    thread.start();
  }

  private void repeat(String name, Step step) {
    boolean orderly = false;
    try {
      while (!isStopped()) {
        step.run();
      }
      orderly = true;
    } catch (InterruptedException stopping) {
      orderly = true;
      Thread.currentThread().interrupt();
    } finally {
      if (!orderly) {
        // An error, such as a full heap, ended this thread; the tunnels still need one.
        begin(name, step);
      }
    }
  }

  private void awaitTurn() throws InterruptedException {
    Runnable first = gathered.take();
    // A turn ends early for nothing but the end of all.
    stopped.await(turn.toNanos(), TimeUnit.NANOSECONDS);
    tasks.add(first);
    gathered.drainTo(tasks);
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
}
