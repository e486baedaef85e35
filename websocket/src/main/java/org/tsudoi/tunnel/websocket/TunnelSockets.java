package org.tsudoi.tunnel.websocket;

import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Set;
import org.tsudoi.protocol.TunnelOpening;

/** Where tunnels have their WebSockets. */
public class TunnelSockets implements ServerApplicationConfig {

  @Override
  public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
    return Set.of(
        ServerEndpointConfig.Builder.create(TunnelEndpoint.class, "/ws")
            .subprotocols(List.of(TunnelOpening.PROTOCOL))
            .configurator(new TunnelConfigurator())
            .build());
  }

  @Override
  public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> found) {
    return Set.of();
  }
}
