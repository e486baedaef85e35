package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class WebSocketConformanceIT extends TunnelConformance {

  WebSocketConformanceIT(TsudoiServer server) {
    super(server, Transport.WEBSOCKET);
  }
}
