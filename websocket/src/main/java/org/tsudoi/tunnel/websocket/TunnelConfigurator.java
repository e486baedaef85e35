package org.tsudoi.tunnel.websocket;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tsudoi.protocol.TunnelOpening;

/**
 * Carries the gate's handover into the session and answers with the protocol's name alone, never
 * with the secret that was offered beside it. The gate has checked the origin.
 */
public class TunnelConfigurator extends ServerEndpointConfig.Configurator {

  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return requested.contains(TunnelOpening.PROTOCOL) ? TunnelOpening.PROTOCOL : "";
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.getHeaders());
    // On Liberty this map is fresh for each handshake and becomes the session's.
    config
        .getUserProperties()
        .put(Handover.HEADER, Handover.parse(headers.get(Handover.HEADER).get(0)));
  }
}
