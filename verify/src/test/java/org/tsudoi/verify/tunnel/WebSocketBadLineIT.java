package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class WebSocketBadLineIT extends BadLineConformance {

  WebSocketBadLineIT(TsudoiServer server) {
    super(server, Transport.WEBSOCKET);
  }
}
