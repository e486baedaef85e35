package org.tsudoi.tunnel.websocket;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.relay.Relay;
import org.tsudoi.tunnel.ClosingThreads;
import org.tsudoi.tunnel.LiveTunnels;

/**
 * Tells everybody that the server stops, while connections still stand.
 *
 * <p>When a server is ended by a signal, Liberty takes the network away before it stops the
 * application; so the process itself is asked as well to say when it ends.
 */
@WebListener
public class TunnelsStop implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(TunnelsStop.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Inject private Relay relay;
  @Inject private LiveTunnels tunnels;
  @Inject private ClosingThreads closers;

  private final Thread atProcessEnd = new Thread(this::stop, "tsudoi-tunnels-stop");

  @Override
  public void contextInitialized(ServletContextEvent event) {
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
    relay.stop();
    tunnels.awaitNone(PATIENCE);
    closers.finish(PATIENCE);
  }
}
