package org.tsudoi.tunnel.http;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.Connection;
import org.tsudoi.tunnel.TunnelAdmission;

/**
 * The way up over HTTPS, {@code POST /tunnel/up}: numbered requests with whole units, or one long
 * body of units.
 */
@WebServlet(urlPatterns = "/up", asyncSupported = true)
public class UpServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String NUMBER = "Tsudoi-Request";
  private static final Pattern NUMBERS = Pattern.compile("[1-9][0-9]{0,9}");

  @Inject private transient TunnelAdmission admission;
  @Inject private transient Arrival arrival;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      arrival.check(request);
      requireUnits(request);
      TunnelOpening opening = arrival.offered(request);
      if (!(opening instanceof TunnelOpening.OfTunnel of) || of.direction() != Direction.UPLINK) {
        throw new RefusedException(Problem.MALFORMED);
      }
      String number = request.getHeader(NUMBER);
      if (number == null) {
        stream(request, response, of);
      } else {
        numbered(request, response, of, number);
      }
    } catch (RefusedException refusal) {
      arrival.refuse(request, response, refusal.problem());
    } catch (ProtocolException malformed) {
      arrival.refuse(request, response, Problem.MALFORMED);
    }
  }

  private static void requireUnits(HttpServletRequest request) {
    boolean units = "application/octet-stream".equals(request.getContentType());
    if (!units || request.getHeader("Content-Encoding") != null) {
      throw new RefusedException(Problem.UNSUPPORTED_BODY);
    }
  }

  private void numbered(
      HttpServletRequest request,
      HttpServletResponse response,
      TunnelOpening.OfTunnel opening,
      String number)
      throws IOException {
    if (!NUMBERS.matcher(number).matches()) {
      throw new RefusedException(Problem.MALFORMED);
    }
    if (request.getContentLengthLong() > ProtocolLimits.standard().messageBytes()) {
      throw new RefusedException(Problem.TOO_LARGE);
    }
    ClientTunnel tunnel = admission.known(opening);
    RequestUplink uplink = uplink(tunnel, opening, request);
    if (!uplink.mayTake(Long.parseLong(number))) {
      throw new RefusedException(Problem.CONFLICT);
    }
    AsyncContext async = request.startAsync();
    request
        .getInputStream()
        .setReadListener(
            new BodyReader(
                request.getInputStream(),
                new NumberedBody(async, response, tunnel.link(), opening.generation())));
  }

  private RequestUplink uplink(
      ClientTunnel tunnel, TunnelOpening.OfTunnel opening, HttpServletRequest request) {
    Optional<Connection> standing = tunnel.uplink(opening.generation());
    if (standing.isPresent()) {
      return standing
          .filter(RequestUplink.class::isInstance)
          .map(RequestUplink.class::cast)
          .orElseThrow(() -> new RefusedException(Problem.CONFLICT));
    }
    RequestUplink fresh = new RequestUplink();
    admission.later(opening, arrival.facts(request, "https"));
    tunnel.uplinkOpened(opening.generation(), fresh);
    return fresh;
  }

  private void stream(
      HttpServletRequest request, HttpServletResponse response, TunnelOpening.OfTunnel opening)
      throws IOException {
    ClientTunnel tunnel = admission.later(opening, arrival.facts(request, "https"));
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    StreamedBody body = new StreamedBody(async, response, tunnel, opening.generation());
    tunnel.uplinkOpened(opening.generation(), body);
    request.getInputStream().setReadListener(new BodyReader(request.getInputStream(), body));
  }
}
