package org.tsudoi.verify.tunnel;

import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

/** In the second tier: WebSockets meet the bad line in the first. */
@Tag("long")
class PollingBadLineIT extends BadLineConformance {

  PollingBadLineIT(TsudoiServer server) {
    super(server, Transport.POLLING);
  }
}
