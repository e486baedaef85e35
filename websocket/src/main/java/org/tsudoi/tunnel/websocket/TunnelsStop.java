package org.tsudoi.tunnel.websocket;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.relay.Relay;
import org.tsudoi.tunnel.ClosingThreads;
import org.tsudoi.tunnel.LiveTunnels;

/**
 * Tells everybody that the server stops, while connections still stand.
 *
 * <p>When a server is ended by a signal, Liberty takes the network away before it stops the
 * application; so the process itself is asked as well to say when it ends. Both happen at once: the
 * goodbyes are said on a thread of Liberty's executor, which waits for them from the start, because
 * Liberty lets such threads come to their end before it cuts the connections.
 */
@WebListener
public class TunnelsStop implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(TunnelsStop.class.getName());

  /** Together below the ten seconds after which container engines kill what they stop. */
  private static final Duration FOR_GOODBYES = Duration.ofSeconds(6);

  private static final Duration FOR_ANSWERS = Duration.ofSeconds(3);

  @Inject private Relay relay;
  @Inject private LiveTunnels tunnels;
  @Inject private ClosingThreads closers;
  @Resource private ManagedExecutorService executor;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread atProcessEnd = new Thread(this::stop, "tsudoi-tunnels-stop");
  private Future<?> goodbyes;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    goodbyes = executor.submit(this::sayGoodbyes);
    Runtime.getRuntime().addShutdownHook(atProcessEnd);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atProcessEnd);
    } catch (IllegalStateException ending) {
      LOG.log(Level.FINE, "The process is ending", ending);
    }
  }

  private void stop() {
    stopping.countDown();
    try {
      goodbyes.get();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      LOG.log(Level.WARNING, "Not everybody was told that the server stops", failed);
    }
  }

  private void sayGoodbyes() {
    try {
      stopping.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    relay.stop();
    tunnels.awaitNone(FOR_GOODBYES);
    closers.finish(FOR_ANSWERS);
  }
}
