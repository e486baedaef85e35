package org.tsudoi.shared;

import java.util.concurrent.ThreadFactory;

/**
 * A thread that is needed until its life ends by itself: when an error, such as a full heap, ends
 * it before, another takes its place and begins that life anew.
 */
public final class LastingThread {

  /** What the thread does from its beginning to its end. */
  @FunctionalInterface
  public interface Life {

    /**
     * Returns when it is over.
     *
     * @throws InterruptedException when the container ends the application; over too
     */
    void live() throws InterruptedException;
  }

  private final ThreadFactory factory;
  private final String name;
  private final Life life;

  private LastingThread(ThreadFactory factory, String name, Life life) {
    this.factory = factory;
    this.name = name;
    this.life = life;
  }

  /** Begins a life on threads of this factory, with this name. */
  public static void start(ThreadFactory factory, String name, Life life) {
    new LastingThread(factory, name, life).begin();
  }

  private void begin() {
    Thread thread = factory.newThread(this::run);
    thread.setName(name);
    thread.start();
  }

  private void run() {
    boolean over = false;
    try {
      life.live();
      over = true;
    } catch (InterruptedException ending) {
      over = true;
      Thread.currentThread().interrupt();
    } finally {
      if (!over) {
        begin();
      }
    }
  }
}
