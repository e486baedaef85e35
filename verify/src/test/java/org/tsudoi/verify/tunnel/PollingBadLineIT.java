package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class PollingBadLineIT extends BadLineConformance {

  PollingBadLineIT(TsudoiServer server) {
    super(server, Transport.POLLING);
  }
}
