package org.tsudoi.tunnel.selftest;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Endpoint;
import java.util.List;
import java.util.Map;
import org.tsudoi.tunnel.ClosingThreads;
import org.tsudoi.tunnel.UpgradeConfigurator;

/** Carries the ticket, which the gate has checked, into the session. */
final class EchoConfigurator extends UpgradeConfigurator {

  static final String TICKET = "org.tsudoi.tunnel.selftest.ticket";

  EchoConfigurator() {
    super(TICKET);
  }

  @Override
  protected Endpoint endpoint(CDI<Object> beans) {
    return new EchoEndpoint(
        beans.select(ClosingThreads.class).get(), beans.select(SelfTests.class).get());
  }

  @Override
  protected Object carried(Map<String, List<String>> headers) {
    return SelfTestOffer.ofHandshake(headers.get("Sec-WebSocket-Protocol"));
  }
}
