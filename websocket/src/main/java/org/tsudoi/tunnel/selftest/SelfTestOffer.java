package org.tsudoi.tunnel.selftest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Where a request shows the ticket of a self-test: as {@code selftest.<ticket>}, beside the
 * protocol's name in {@code Sec-WebSocket-Protocol} or behind the scheme in {@code Authorization};
 * never in its address.
 */
final class SelfTestOffer {

  private static final String PREFIX = "selftest.";
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private SelfTestOffer() {}

  /**
   * The ticket of a handshake.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} for anything else
   */
  static String ofHandshake(List<String> headers) {
    List<String> offered =
        headers.stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .map(String::trim)
            .toList();
    if (offered.size() != 2 || !offered.get(0).equals(TunnelOpening.PROTOCOL)) {
      throw new RefusedException(Problem.TICKET_INVALID);
    }
    return ticket(offered.get(1));
  }

  /**
   * The ticket of a request over HTTPS.
   *
   * @throws RefusedException with {@link Problem#TICKET_INVALID} for anything else
   */
  static String ofRequest(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders("Authorization"));
    String scheme = TunnelOpening.SCHEME + " ";
    if (headers.size() != 1 || !headers.get(0).startsWith(scheme)) {
      throw new RefusedException(Problem.TICKET_INVALID);
    }
    return ticket(headers.get(0).substring(scheme.length()));
  }

  private static String ticket(String token) {
    String ticket = token.startsWith(PREFIX) ? token.substring(PREFIX.length()) : "";
    if (!TICKET.matcher(ticket).matches()) {
      throw new RefusedException(Problem.TICKET_INVALID);
    }
    return ticket;
  }

  /** Compares in the same time wherever they differ. */
  static boolean isSame(String known, String shown) {
    return MessageDigest.isEqual(
        known.getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.US_ASCII));
  }
}
