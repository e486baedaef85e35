package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class HttpsBadLineIT extends BadLineConformance {

  HttpsBadLineIT(TsudoiServer server) {
    super(server, Transport.HTTPS);
  }
}
