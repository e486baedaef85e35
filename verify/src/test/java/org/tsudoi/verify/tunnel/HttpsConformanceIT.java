package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class HttpsConformanceIT extends TunnelConformance {

  HttpsConformanceIT(TsudoiServer server) {
    super(server, Transport.HTTPS);
  }
}
