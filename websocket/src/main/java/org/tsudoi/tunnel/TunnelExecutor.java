package org.tsudoi.tunnel;

import java.util.concurrent.Executor;

/** Who does the work of the tunnels: at once, or together with other work within a moment. */
public interface TunnelExecutor extends Executor {

  /** Does the task at the next turn, a few milliseconds from now; without turns, at once. */
  default void executeSoon(Runnable task) {
    execute(task);
  }
}
