package org.tsudoi.accounts;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The threads on which hashes of passwords and meeting keys are computed, of the lowest priority:
 * whatever is done for a meeting goes first on a processor that is busy.
 *
 * <p>Only the computation runs here, never anything that holds a lock or a connection which others
 * wait for. That the system heeds the priority is said in {@code jvm.options}. The threads come
 * with the first computation and go half a minute after the last. Thread-safe.
 */
public final class HashingThreads {

  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  /** At most so many threads; further computations wait for one. */
  public HashingThreads(int most) {
    pool =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), behindAll());
    pool.allowCoreThreadTimeOut(true);
  }

  private static ThreadFactory behindAll() {
    return computation -> {
      Thread thread = new Thread(computation, "tsudoi-password");
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Computes and waits for it; what the computation throws is thrown here.
   *
   * @throws RefusedException with {@link Problem#SERVER_STOPPING} for a caller that is interrupted
   */
  public <T> T compute(Supplier<T> computation) {
    Future<T> result = pool.submit(computation::get);
    try {
      return result.get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Problem.SERVER_STOPPING, stopping);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException itself) {
        throw itself;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
