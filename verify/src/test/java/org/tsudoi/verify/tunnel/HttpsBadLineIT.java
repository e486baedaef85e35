package org.tsudoi.verify.tunnel;

import org.junit.jupiter.api.Tag;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

/** In the second tier: WebSockets meet the bad line in the first, TunnelKillIT cuts both there. */
@Tag("long")
class HttpsBadLineIT extends BadLineConformance {

  HttpsBadLineIT(TsudoiServer server) {
    super(server, Transport.HTTPS);
  }
}
