package org.tsudoi.tunnel;

import java.util.concurrent.Executor;

/** Who does the work of the tunnels: at once, or together with other work within a moment. */
public interface TunnelExecutor extends Executor {

  /** Does the task at the next turn, a few milliseconds from now; without turns, at once. */
  default void executeSoon(Runnable task) {
    execute(task);
  }

  /**
   * Does a write that may have to wait for its client, on the calling thread; but only if that
   * thread is one whose work others take over meanwhile, and if not too many wait already.
   *
   * @param giveUp called once, by another thread, while the write has been waiting for far too long
   * @return whether it was done
   */
  default boolean waitFor(Runnable write, Runnable giveUp) {
    return false;
  }
}
