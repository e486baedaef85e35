package org.tsudoi.tunnel.websocket;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import org.tsudoi.relay.Relay;
import org.tsudoi.tunnel.LiveTunnels;

/** Tells everybody that the server stops, while connections still stand. */
@WebListener
public class TunnelsStop implements ServletContextListener {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Inject private Relay relay;
  @Inject private LiveTunnels tunnels;

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    relay.stop();
    tunnels.awaitNone(PATIENCE);
  }
}
