package org.tsudoi.verify.tunnel;

import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class HttpsStreamingBadLineIT extends BadLineConformance {

  HttpsStreamingBadLineIT(TsudoiServer server) {
    super(server, Transport.HTTPS_STREAMING);
  }
}
