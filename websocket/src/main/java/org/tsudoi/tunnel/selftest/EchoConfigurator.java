package org.tsudoi.tunnel.selftest;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tsudoi.protocol.TunnelOpening;

/** Carries the ticket, which the gate has checked, into the session; answers the protocol alone. */
public class EchoConfigurator extends ServerEndpointConfig.Configurator {

  static final String TICKET = "org.tsudoi.tunnel.selftest.ticket";

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
        .put(TICKET, SelfTestOffer.ofHandshake(headers.get("Sec-WebSocket-Protocol")));
  }
}
