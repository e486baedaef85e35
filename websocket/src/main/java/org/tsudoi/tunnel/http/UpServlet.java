package org.tsudoi.tunnel.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.HopUnit;
import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.protocol.ProtocolLimits;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Arrival;
import org.tsudoi.tunnel.ClientTunnel;
import org.tsudoi.tunnel.Connection;
import org.tsudoi.tunnel.TunnelAdmission;
import org.tsudoi.tunnel.TunnelOverException;

/**
 * The way up over HTTPS, {@code POST /tunnel/up}: numbered requests with whole units, or one long
 * body of units. A numbered request that only acknowledges says so in a header: it is answered at
 * once, without the cost of waiting for a body.
 */
@WebServlet(urlPatterns = "/up", asyncSupported = true)
public class UpServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String NUMBER = "Tsudoi-Request";
  private static final String ACKNOWLEDGED = "Tsudoi-Acknowledged";

  /** What a body of 64 KiB may take on the thinnest line that can carry a meeting. */
  private static final long BODY_MILLIS = 60_000;

  private static final Pattern NUMBERS = Pattern.compile("0|[1-9][0-9]{0,9}");

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
      arrival.refuse(request, response, refusal);
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
    if (request.getContentLengthLong() > ProtocolLimits.standard().messageBytes()) {
      throw new RefusedException(Problem.TOO_LARGE);
    }
    long count = number(number, 1);
    Optional<HopUnit> acknowledgement = acknowledgement(request);
    ClientTunnel tunnel = admission.known(opening);
    RequestUplink uplink = uplink(tunnel, opening, count, request);
    if (!uplink.mayTake(count)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    NumberedRequest numbered = new NumberedRequest(tunnel, uplink, opening.generation(), count);
    if (acknowledgement.isPresent()) {
      Optional<Problem> end = numbered.take(acknowledgement.get().toBytes());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      end.ifPresent(why -> new UpAnswer(request.startAsync(), response).tellEnd(why));
      return;
    }
    UpAnswer answer = new UpAnswer(request.startAsync(), response).within(BODY_MILLIS);
    BodyReader reader =
        new BodyReader(request.getInputStream(), new NumberedBody(answer, numbered));
    request.getInputStream().setReadListener(reader);
  }

  private static long number(String text, int least) {
    long number = NUMBERS.matcher(text).matches() ? Long.parseLong(text) : -1;
    if (number < least || number > HopUnit.LARGEST_NUMBER) {
      throw new RefusedException(Problem.MALFORMED);
    }
    return number;
  }

  /** What a request without a body says in its header. */
  private static Optional<HopUnit> acknowledgement(HttpServletRequest request) {
    List<String> numbers = Collections.list(request.getHeaders(ACKNOWLEDGED));
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    boolean body =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (body || numbers.size() > 1) {
      throw new RefusedException(Problem.MALFORMED);
    }
    return Optional.of(new HopUnit.Acknowledgement(number(numbers.get(0), 0)));
  }

  /** The uplink of this generation; the first request opens it. */
  private RequestUplink uplink(
      ClientTunnel tunnel, TunnelOpening.OfTunnel opening, long count, HttpServletRequest request) {
    Optional<Connection> standing = tunnel.uplink(opening.generation());
    if (standing.isPresent()) {
      return standing
          .filter(RequestUplink.class::isInstance)
          .map(RequestUplink.class::cast)
          .orElseThrow(() -> new RefusedException(Problem.CONFLICT));
    }
    if (count != 1) {
      throw new RefusedException(Problem.CONFLICT);
    }
    RequestUplink fresh = new RequestUplink();
    admission.later(opening, arrival.facts(request, "https"));
    if (!tunnel.uplinkOpened(opening.generation(), fresh)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    return fresh;
  }

  private void stream(
      HttpServletRequest request, HttpServletResponse response, TunnelOpening.OfTunnel opening)
      throws IOException {
    ClientTunnel tunnel = admission.later(opening, arrival.facts(request, "https"));
    UpAnswer answer = new UpAnswer(request.startAsync(), response).within(0);
    StreamedBody body = new StreamedBody(answer, tunnel, opening.generation());
    try {
      if (tunnel.uplinkOpened(opening.generation(), body)) {
        request.getInputStream().setReadListener(new BodyReader(request.getInputStream(), body));
      } else {
        answer.refuse(Problem.CONFLICT);
      }
    } catch (TunnelOverException over) {
      answer.tellEnd(over.problem());
    } catch (RefusedException refusal) {
      answer.refuse(Problem.CONFLICT);
    }
  }
}
