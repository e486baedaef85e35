package org.tsudoi.tunnel;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Who does the work of the tunnels: at once, or together with other work within a moment. */
public interface TunnelExecutor extends Executor {

  /**
   * From the first task that may be done soon until all of them are: long enough that of three
   * hundred messages a second three or four are written together, and shorter than the pause
   * between two packets of one voice or two pictures.
   */
  Duration TURN = Duration.ofMillis(10);

  /** Does the task at the next turn, {@link #TURN} from now at most; without turns, at once. */
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
