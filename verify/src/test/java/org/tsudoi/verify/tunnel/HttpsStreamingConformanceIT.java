package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

class HttpsStreamingConformanceIT extends TunnelConformance {

  private static final int PICTURES = 20;
  private static final int PICTURE_BYTES = 150_000;

  HttpsStreamingConformanceIT(TsudoiServer server) {
    super(server, Transport.HTTPS_STREAMING);
  }

  /** All other bodies end at 1 MiB. */
  @Test
  @Tag("B-18")
  void carriesThreeMegabytesInOneBody() {
    for (int i = 0; i < PICTURES; i++) {
      Frame picture = presenter().scribe().key(PICTURE_BYTES);
      presenter().send(picture);
      assertThat(viewer().nextPicture()).isEqualTo(picture);
    }

    assertThat(presenter().uplinks()).isEqualTo(1);
    assertThat(presenter().rollovers()).isZero();
  }
}
