package org.tsudoi.tunnel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.installation.ClientAddress;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessGate;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What every request for a connection has to pass first, on both transports, and how it is refused:
 * by an HTTP status, without an HTTP session or a cookie.
 */
@ApplicationScoped
public class Arrival {

  private static final int DESCRIPTION_CHARACTERS = 256;

  private TunnelAdmission admission;
  private AccessGate access;
  private ClientAddress clientAddress;
  private OriginRule originRule;

  /** For the container's proxy. */
  public Arrival() {}

  /** Arrivals from this server's own pages and from these. */
  @Inject
  public Arrival(
      TunnelAdmission admission,
      AccessGate access,
      ClientAddress clientAddress,
      @ConfigProperty(name = "tsudoi.tunnel.origins") Optional<List<String>> origins) {
    this.admission = admission;
    this.access = access;
    this.clientAddress = clientAddress;
    originRule = new OriginRule(Set.copyOf(origins.orElse(List.of())));
  }

  /**
   * Refuses what comes from where no client may be, from a foreign page, or shows anything in its
   * address.
   *
   * @throws RefusedException with {@link Problem#ADDRESS_REFUSED}, {@link Problem#FOREIGN_ORIGIN}
   *     or {@link Problem#MALFORMED}
   */
  public void check(HttpServletRequest request) {
    if (!access.admits(AccessArea.CLIENTS, address(request))) {
      throw new RefusedException(Problem.ADDRESS_REFUSED);
    }
    if (!originRule.allows(headers(request, "Origin"), request.getHeader("Host"))) {
      throw new RefusedException(Problem.FOREIGN_ORIGIN);
    }
    if (request.getQueryString() != null) {
      throw new RefusedException(Problem.MALFORMED);
    }
  }

  /**
   * Refuses also what is no upgrade of exactly this address: Liberty finds an endpoint behind a
   * closing slash too, where a filter for the plain address would not stand.
   *
   * @param path below the application's root
   * @throws RefusedException as {@link #check}
   */
  public void checkUpgrade(HttpServletRequest request, String path) {
    check(request);
    boolean exact = request.getRequestURI().equals(request.getContextPath() + path);
    if (!exact || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw new RefusedException(Problem.MALFORMED);
    }
  }

  /**
   * What a request over HTTPS offers in its one {@code Authorization}.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} if it offers nothing
   * @throws org.tsudoi.protocol.ProtocolException for a malformed offer
   */
  public TunnelOpening offered(HttpServletRequest request) {
    List<String> offers = headers(request, "Authorization");
    String scheme = TunnelOpening.SCHEME + " ";
    if (offers.size() != 1 || !offers.get(0).startsWith(scheme)) {
      throw new RefusedException(Problem.TICKET_INVALID);
    }
    return TunnelOpening.parse(offers.get(0).substring(scheme.length()));
  }

  /** Every header of this name. */
  public List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  /** The client's address. */
  public String address(HttpServletRequest request) {
    return clientAddress.of(request);
  }

  /** How the client is connected. */
  public ConnectionFacts facts(HttpServletRequest request, String transport) {
    Object suite = request.getAttribute("jakarta.servlet.request.cipher_suite");
    String tls = suite == null ? "" : tlsVersion(suite.toString()) + " " + suite;
    String client = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String printable = client.replaceAll("[\\p{Cntrl}]", " ");
    String cut = printable.substring(0, Math.min(printable.length(), DESCRIPTION_CHARACTERS));
    return new ConnectionFacts(transport, tls, address(request), cut);
  }

  /**
   * The names of the suites of TLS 1.3 leave the key exchange out; the server speaks 1.2 and 1.3.
   */
  private static String tlsVersion(String suite) {
    return suite.contains("_WITH_") ? "TLSv1.2" : "TLSv1.3";
  }

  /** Counts the refusal and answers it; of one to the owner of a tunnel that is over, it tells. */
  public void refuse(
      HttpServletRequest request, HttpServletResponse response, RefusedException refusal)
      throws IOException {
    if (refusal instanceof TunnelOverException) {
      answer(response, HttpServletResponse.SC_GONE, refusal.problem());
    } else {
      refuse(request, response, refusal.problem());
    }
  }

  /** Counts the refusal and answers it. */
  public void refuse(HttpServletRequest request, HttpServletResponse response, Problem why)
      throws IOException {
    admission.refused(address(request), why);
    answer(response, why.httpStatus(), why);
  }

  private static void answer(HttpServletResponse response, int status, Problem why)
      throws IOException {
    byte[] body = problem(why);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** A problem in the words of RFC 9457. */
  public static byte[] problem(Problem why) {
    return "{\"type\":\"about:blank\",\"status\":%d,\"code\":\"%s\"}"
        .formatted(why.httpStatus(), why.key())
        .getBytes(StandardCharsets.UTF_8);
  }
}
