package org.tsudoi.tunnel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which WebSocket connections are closed.
 *
 * <p>Liberty lets a close wait for the client's answer, for seconds when there is none, and one
 * meeting that ends closes hundreds. On the executor that reads and writes, that would hold up
 * everybody else. The threads come with the first goodbye and go half a minute after the last.
 *
 * <p>Thread-safe.
 */
@ApplicationScoped
public class ClosingThreads implements Executor {

  private static final int MOST = 64;
  private static final int IDLE_SECONDS = 30;

  @Resource private ManagedThreadFactory managed;

  private ThreadPoolExecutor pool;

  /** For the container. */
  public ClosingThreads() {}

  /** Threads made by this factory. */
  public ClosingThreads(ThreadFactory factory) {
    pool = pool(factory);
  }

  @PostConstruct
  void start() {
    pool = pool(managed);
  }

  private static ThreadPoolExecutor pool(ThreadFactory factory) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory,
            // Once it is stopping, whoever closes does so by itself.
            (goodbye, stopping) -> goodbye.run());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public void execute(Runnable goodbye) {
    pool.execute(goodbye);
  }

  /** Waits until all goodbyes are said, but not longer than this. */
  public void finish(Duration patience) {
    pool.shutdown();
    try {
      pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
