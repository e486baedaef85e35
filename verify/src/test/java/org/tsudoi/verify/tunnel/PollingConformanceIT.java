package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class PollingConformanceIT extends TunnelConformance {

  PollingConformanceIT(TsudoiServer server) {
    super(server, Transport.POLLING);
  }
}
