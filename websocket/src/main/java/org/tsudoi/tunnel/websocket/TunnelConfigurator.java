package org.tsudoi.tunnel.websocket;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.Endpoint;
import java.util.List;
import java.util.Map;
import org.tsudoi.tunnel.ClosingThreads;
import org.tsudoi.tunnel.LiveTunnels;
import org.tsudoi.tunnel.UpgradeConfigurator;
import org.tsudoi.tunnel.WriterThreads;

/** Carries the gate's handover into the session. The gate has checked the origin. */
final class TunnelConfigurator extends UpgradeConfigurator {

  TunnelConfigurator() {
    super(Handover.HEADER);
  }

  @Override
  protected Endpoint endpoint(CDI<Object> beans) {
    return new TunnelEndpoint(
        beans.select(LiveTunnels.class).get(),
        beans.select(WriterThreads.class).get(),
        beans.select(ClosingThreads.class).get());
  }

  @Override
  protected Object carried(Map<String, List<String>> headers) {
    return Handover.parse(headers.get(Handover.HEADER).get(0));
  }
}
