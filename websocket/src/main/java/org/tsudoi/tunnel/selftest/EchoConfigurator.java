package org.tsudoi.tunnel.selftest;

import java.util.List;
import java.util.Map;
import org.tsudoi.tunnel.UpgradeConfigurator;

/** Carries the ticket, which the gate has checked, into the session. */
public class EchoConfigurator extends UpgradeConfigurator {

  static final String TICKET = "org.tsudoi.tunnel.selftest.ticket";

  /** For the container. */
  public EchoConfigurator() {
    super(TICKET);
  }

  @Override
  protected Object carried(Map<String, List<String>> headers) {
    return SelfTestOffer.ofHandshake(headers.get("Sec-WebSocket-Protocol"));
  }
}
