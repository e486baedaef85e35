package org.tsudoi.tunnel.http;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.Ending;
import org.tsudoi.tunnel.LiveTunnels;
import org.tsudoi.tunnel.TunnelAdmission;
import org.tsudoi.tunnel.WriterThreads;

/**
 * The way down over HTTPS, {@code GET /tunnel/down}: one streaming answer, or polls that are
 * answered as soon as there is something to say.
 */
@WebServlet(urlPatterns = "/down", asyncSupported = true)
public class DownServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String MODE = "Tsudoi-Mode";

  /** A heartbeat answers a poll long before; this is for a tunnel that is over. */
  private static final long POLL_MILLIS = 15_000;

  @Inject private transient TunnelAdmission admission;
  @Inject private transient Arrival arrival;
  @Inject private transient LiveTunnels tunnels;
  @Inject private transient SecureRandom random;
  @Inject private transient WriterThreads writers;

  private record Admitted(ClientTunnel tunnel, long generation) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean poll = "poll".equals(request.getHeader(MODE));
    Admitted admitted;
    try {
      admitted = admit(request, poll ? "https-polling" : "https");
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal);
      return;
    } catch (ProtocolException malformed) {
      arrival.refuse(request, response, Problem.MALFORMED);
      return;
    }
    response.setContentType("application/octet-stream");
    response.setHeader("Cache-Control", "no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    open(request, response, admitted, poll);
  }

  /** A downlink without a body would be none. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Allow", "GET");
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private Admitted admit(HttpServletRequest request, String transport) {
    arrival.check(request);
    TunnelOpening opening = arrival.offered(request);
    ConnectionFacts facts = arrival.facts(request, transport);
    if (opening instanceof TunnelOpening.WithTicket withTicket) {
      ClientTunnel tunnel = new ClientTunnel(random, facts, writers, tunnels);
      admission.first(withTicket, tunnel);
      return new Admitted(tunnel, 1);
    }
    TunnelOpening.OfTunnel later = (TunnelOpening.OfTunnel) opening;
    if (later.direction() != Direction.DOWNLINK) {
      throw new RefusedException(Problem.MALFORMED);
    }
    return new Admitted(admission.later(later, facts), later.generation());
  }

  private static void open(
      HttpServletRequest request, HttpServletResponse response, Admitted admitted, boolean poll)
      throws IOException {
    ClientTunnel tunnel = admitted.tunnel();
    AsyncContext async = request.startAsync();
    async.setTimeout(poll ? POLL_MILLIS : 0);
    AnswerDown answer =
        new AnswerDown(
            async, response, poll, () -> tunnel.lost(Direction.DOWNLINK, admitted.generation()));
    answer.start();
    try {
      if (!tunnel.downlinkOpened(admitted.generation(), answer)) {
        answer.close(Ending.REPLACED);
      }
    } catch (RefusedException refusal) {
      answer.close(new Ending(refusal.problem(), ""));
    }
  }
}
