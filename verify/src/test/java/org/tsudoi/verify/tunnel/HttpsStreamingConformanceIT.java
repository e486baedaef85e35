package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class HttpsStreamingConformanceIT extends TunnelConformance {

  HttpsStreamingConformanceIT(TsudoiServer server) {
    super(server, Transport.HTTPS_STREAMING);
  }
}
