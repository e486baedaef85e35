package org.tsudoi.tunnel.selftest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.SessionlessRequest;

/** Stands before the upgrade of a self-test, as the tunnel's own gate does before a tunnel's. */
@WebFilter(urlPatterns = "/selftest/ws/*", asyncSupported = true)
public class EchoGate extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient SelfTests tests;
  @Inject private transient Arrival arrival;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      arrival.checkUpgrade(request, "/selftest/ws");
      String ticket = SelfTestOffer.ofHandshake(arrival.headers(request, "Sec-WebSocket-Protocol"));
      tests.find(ticket).takeSocket();
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal.problem());
      return;
    }
    chain.doFilter(new SessionlessRequest(request), response);
  }
}
