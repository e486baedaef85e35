package org.tsudoi.tunnel.websocket;

import java.util.List;
import java.util.Map;
import org.tsudoi.tunnel.UpgradeConfigurator;

/** Carries the gate's handover into the session. The gate has checked the origin. */
public class TunnelConfigurator extends UpgradeConfigurator {

  /** For the container. */
  public TunnelConfigurator() {
    super(Handover.HEADER);
  }

  @Override
  protected Object carried(Map<String, List<String>> headers) {
    return Handover.parse(headers.get(Handover.HEADER).get(0));
  }
}
