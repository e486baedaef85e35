package org.tsudoi.tunnel.websocket;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.LiveTunnels;
import org.tsudoi.tunnel.TunnelAdmission;
import org.tsudoi.tunnel.WriterThreads;

/**
 * Stands before the upgrade: what may not open a connection gets an HTTP status and nothing else.
 *
 * <p>The endpoint behind it learns which tunnel a connection belongs to from a header that only
 * this filter can write.
 */
@WebFilter(urlPatterns = "/ws/*", asyncSupported = true)
public class TunnelGate extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String TRANSPORT = "websocket";

  @Inject private transient TunnelAdmission admission;
  @Inject private transient Arrival arrival;
  @Inject private transient LiveTunnels tunnels;
  @Inject private transient SecureRandom random;
  @Inject private transient WriterThreads writers;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Handover handover;
    try {
      handover = admit(request);
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal);
      return;
    } catch (ProtocolException malformed) {
      arrival.refuse(request, response, Problem.MALFORMED);
      return;
    }
    chain.doFilter(new HandoverRequest(request, handover), response);
  }

  private Handover admit(HttpServletRequest request) {
    arrival.checkUpgrade(request, "/ws");
    ConnectionFacts facts = arrival.facts(request, TRANSPORT);
    TunnelOpening opening = TunnelOpening.parse(offered(request));
    if (opening instanceof TunnelOpening.WithTicket withTicket) {
      ClientTunnel tunnel = new ClientTunnel(random, facts, writers, tunnels);
      admission.first(withTicket, tunnel);
      return new Handover(tunnel.id(), Direction.DOWNLINK, 1);
    }
    TunnelOpening.OfTunnel later = (TunnelOpening.OfTunnel) opening;
    ClientTunnel tunnel = admission.later(later, facts);
    return new Handover(tunnel.id(), later.direction(), later.generation());
  }

  private List<String> offered(HttpServletRequest request) {
    List<String> offered = new ArrayList<>();
    for (String header : arrival.headers(request, "Sec-WebSocket-Protocol")) {
      Arrays.stream(header.split(",", -1)).map(String::trim).forEach(offered::add);
    }
    return offered;
  }
}
