package org.tsudoi.verify.tunnel;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.Line;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.TsudoiServer;

/** The same promises over a line that is slow and far. */
abstract class BadLineConformance extends TunnelConformance {

  private static final Duration DELAY = Duration.ofMillis(20);
  private static final long BYTES_PER_SECOND = 2 << 20;

  private HostileProxy proxy;

  BadLineConformance(TsudoiServer server, Transport transport) {
    super(server, transport);
  }

  @BeforeAll
  void openLine() {
    proxy = HostileProxy.to(server()).delay(DELAY).rate(BYTES_PER_SECOND);
  }

  @AfterAll
  void closeLine() {
    proxy.close();
  }

  @Override
  Line line() {
    return proxy.line(server());
  }
}
