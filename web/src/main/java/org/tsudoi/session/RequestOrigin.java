package org.tsudoi.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Whether a changing request comes from our own pages.
 *
 * <p>A browser names the site of the page in {@code Origin}; it must be exactly this server's own.
 * A request without the header comes from no browser page; the CSRF token or the view state of
 * Faces is asked of it all the same.
 */
final class RequestOrigin {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int HTTPS_PORT = 443;

  private RequestOrigin() {}

  /** Whether another site may have made the browser send this change. */
  static boolean isForeign(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return false;
    }
    List<String> origins = Collections.list(request.getHeaders("Origin"));
    return !origins.isEmpty() && !origins.equals(List.of(own(request)));
  }

  /** The server's own address, as it stands in {@code Origin}. */
  static String own(HttpServletRequest request) {
    String host = "https://" + request.getServerName();
    int port = request.getServerPort();
    return port == HTTPS_PORT ? host : host + ":" + port;
  }
}
