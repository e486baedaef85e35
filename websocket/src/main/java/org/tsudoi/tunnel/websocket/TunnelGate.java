package org.tsudoi.tunnel.websocket;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.LiveTunnels;
import org.tsudoi.tunnel.OriginRule;
import org.tsudoi.tunnel.TunnelAdmission;
import org.tsudoi.tunnel.TunnelHandle;

/**
 * Stands before the upgrade: what may not open a connection gets an HTTP status and nothing else.
 *
 * <p>The endpoint behind it learns which tunnel a connection belongs to from a header that only
 * this filter can write.
 */
@WebFilter(urlPatterns = "/ws", asyncSupported = true)
public class TunnelGate extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int DESCRIPTION_CHARACTERS = 256;

  @Inject private transient TunnelAdmission admission;
  @Inject private transient LiveTunnels tunnels;
  @Inject private transient SecureRandom random;
  @Resource private transient ManagedExecutorService executor;

  @Inject
  @ConfigProperty(name = "tsudoi.tunnel.origins")
  private transient Optional<List<String>> origins;

  private transient OriginRule originRule;

  @Override
  public void init() {
    originRule = new OriginRule(Set.copyOf(origins.orElse(List.of())));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Handover handover;
    try {
      handover = admit(request);
    } catch (RefusedException refusal) {
      refuse(request, response, refusal.problem());
      return;
    } catch (ProtocolException malformed) {
      refuse(request, response, Problem.MALFORMED);
      return;
    }
    chain.doFilter(new HandoverRequest(request, handover), response);
  }

  private Handover admit(HttpServletRequest request) {
    if (!originRule.allows(headers(request, "Origin"), request.getHeader("Host"))) {
      throw new RefusedException(Problem.FOREIGN_ORIGIN);
    }
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        || request.getQueryString() != null) {
      throw new RefusedException(Problem.MALFORMED);
    }
    TunnelOpening opening = TunnelOpening.parse(offered(request));
    if (opening instanceof TunnelOpening.WithTicket withTicket) {
      WebSocketTunnel tunnel = new WebSocketTunnel(random, facts(request), executor, tunnels);
      tunnel.seat(admission.first(withTicket, tunnel).link());
      return new Handover(tunnel.id(), Handover.Way.DOWN);
    }
    TunnelHandle tunnel = admission.later((TunnelOpening.OfTunnel) opening);
    return new Handover(tunnel.id(), Handover.Way.UP);
  }

  private static List<String> offered(HttpServletRequest request) {
    List<String> offered = new ArrayList<>();
    for (String header : headers(request, "Sec-WebSocket-Protocol")) {
      Arrays.stream(header.split(",", -1)).map(String::trim).forEach(offered::add);
    }
    return offered;
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  private static ConnectionFacts facts(HttpServletRequest request) {
    Object suite = request.getAttribute("jakarta.servlet.request.cipher_suite");
    String tls = suite == null ? "" : tlsVersion(suite.toString()) + " " + suite;
    String client = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String printable = client.replaceAll("[\\p{Cntrl}]", " ");
    String cut = printable.substring(0, Math.min(printable.length(), DESCRIPTION_CHARACTERS));
    return new ConnectionFacts("websocket", tls, request.getRemoteAddr(), cut);
  }

  /**
   * The names of the suites of TLS 1.3 leave the key exchange out; the server speaks 1.2 and 1.3.
   */
  private static String tlsVersion(String suite) {
    return suite.contains("_WITH_") ? "TLSv1.2" : "TLSv1.3";
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Problem why)
      throws IOException {
    admission.refused(request.getRemoteAddr(), why);
    byte[] body =
        "{\"type\":\"about:blank\",\"status\":%d,\"code\":\"%s\"}"
            .formatted(why.httpStatus(), why.key())
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(why.httpStatus());
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
