package org.tsudoi.tunnel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that write for all tunnels.
 *
 * <p>A frame for thirty viewers wakes thirty writers at once. A managed executor prepares a context
 * for each task, which costs more than writing a small frame; so tasks are put into a queue, and
 * the executor only lends the threads that empty it. No task waits for a connection.
 *
 * <p>What may be done soon gathers until the next turn, 5 ms after the first of it: so what comes
 * meanwhile for the same tunnel is written together, and one timer wakes all tunnels.
 *
 * <p>Thread-safe, without a lock.
 */
@ApplicationScoped
public class WriterThreads implements TunnelExecutor {

  private static final long TURN_MILLIS = 5;

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> gathered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean turnComes = new AtomicBoolean();
  private final AtomicInteger working = new AtomicInteger();
  private final int most;
  private Executor lender;
  private Executor turns;

  @Resource private ManagedExecutorService managed;
  @Resource private ManagedScheduledExecutorService timer;

  /** For the container. */
  public WriterThreads() {
    most = 2 * Runtime.getRuntime().availableProcessors();
  }

  /** Threads lent by this executor, at most so many at once; the other one runs each turn. */
  public WriterThreads(Executor lender, Executor turns, int most) {
    this.lender = lender;
    this.turns = turns;
    this.most = most;
  }

  @PostConstruct
  void start() {
    lender = managed;
    turns = turn -> timer.schedule(turn, TURN_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Puts a task into the queue.
   *
   * @throws RejectedExecutionException when no thread is lent any more and none is at work
   */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (begins()) {
      lend();
    }
  }

  @Override
  public void executeSoon(Runnable task) {
    gathered.add(task);
    if (turnComes.compareAndSet(false, true)) {
      try {
        turns.execute(this::turn);
      } catch (RejectedExecutionException stopping) {
        turn();
      }
    }
  }

  private void turn() {
    // Whoever comes from now on may be too late for this turn, and calls for the next.
    turnComes.set(false);
    for (Runnable task = gathered.poll(); task != null; task = gathered.poll()) {
      tasks.add(task);
    }
    if (begins()) {
      empty();
    }
  }

  private boolean begins() {
    int now = working.get();
    while (now < most) {
      if (working.compareAndSet(now, now + 1)) {
        return true;
      }
      now = working.get();
    }
    return false;
  }

  private void lend() {
    try {
      lender.execute(this::empty);
    } catch (RejectedExecutionException stopping) {
      // Whoever came has to do the work: these may be the last words to the participants.
      empty();
    }
  }

  private void empty() {
    try {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    } finally {
      working.decrementAndGet();
      // A task may have failed, or come after the last look while all threads were at work.
      if (!tasks.isEmpty() && begins()) {
        lend();
      }
    }
  }
}
