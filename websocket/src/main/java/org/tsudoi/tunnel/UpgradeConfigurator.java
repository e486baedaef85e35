package org.tsudoi.tunnel;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Endpoint;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tsudoi.protocol.TunnelOpening;

/**
 * Answers a handshake that a gate has let pass: with the protocol's name alone, never with the
 * secret that was offered beside it. Something of the request is carried into the session, and the
 * endpoint is made with what it needs.
 */
public abstract class UpgradeConfigurator extends ServerEndpointConfig.Configurator {

  private final String key;

  /** Carries it under this key of the session's user properties. */
  protected UpgradeConfigurator(String key) {
    this.key = key;
  }

  /** A new endpoint, which takes what it needs from the application's beans. */
  protected abstract Endpoint endpoint(CDI<Object> beans);

  /** What the session gets; the names of headers are found in any case. */
  protected abstract Object carried(Map<String, List<String>> headers);

  @Override
  public final <T> T getEndpointInstance(Class<T> type) {
    return type.cast(endpoint(CDI.current()));
  }

  @Override
  public final String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return requested.contains(TunnelOpening.PROTOCOL) ? TunnelOpening.PROTOCOL : "";
  }

  @Override
  public final void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.getHeaders());
    // On Liberty this map is fresh for each handshake and becomes the session's.
    config.getUserProperties().put(key, carried(headers));
  }
}
