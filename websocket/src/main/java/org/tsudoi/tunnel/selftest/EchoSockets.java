package org.tsudoi.tunnel.selftest;

import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Set;
import org.tsudoi.protocol.TunnelOpening;

/** Where self-tests have their WebSocket. */
public class EchoSockets implements ServerApplicationConfig {

  @Override
  public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
    return Set.of(
        ServerEndpointConfig.Builder.create(EchoEndpoint.class, "/selftest/ws")
            .subprotocols(List.of(TunnelOpening.PROTOCOL))
            .configurator(new EchoConfigurator())
            .build());
  }

  @Override
  public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> found) {
    return Set.of();
  }
}
