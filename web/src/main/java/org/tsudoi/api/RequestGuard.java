package org.tsudoi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.tsudoi.accounts.AccountTransferService;
import org.tsudoi.session.BrowserSession;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What every request must pass before a resource sees it: a change proved by the cookie repeats the
 * CSRF token, and a body is small and, unless it is a file, not deeply nested.
 */
@Provider
public class RequestGuard implements ContainerRequestFilter {

  static final String CSRF_HEADER = "X-CSRF-Token";

  /** No other call of this API needs more. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  /** The calls whose body is a file. */
  private static final Set<String> IMPORTS = Set.of("users/import", "devices/import");

  private static final Set<String> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Inject private CurrentCaller current;
  @Inject private BrowserSession browser;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (READING.contains(request.getMethod())) {
      return;
    }
    if (current.isProvedByCookie() && !isSignIn(request) && !repeatsToken(request)) {
      throw new RefusedException(Problem.CSRF_TOKEN_WRONG);
    }
    if (request.hasEntity()) {
      boolean file = IMPORTS.contains(path(request)) && current.find().isPresent();
      byte[] body = body(request, file ? AccountTransferService.MAX_BYTES : MAX_BODY_BYTES);
      if (!file && !JsonNesting.isShallow(body)) {
        throw new RefusedException(Problem.MALFORMED);
      }
      request.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  private static byte[] body(ContainerRequestContext request, int most) throws IOException {
    byte[] body = request.getEntityStream().readNBytes(most + 1);
    if (body.length > most) {
      throw new RefusedException(Problem.TOO_LARGE);
    }
    return body;
  }

  private static String path(ContainerRequestContext request) {
    return request.getUriInfo().getPath().replaceAll("^/|/$", "");
  }

  /** Whoever signs in anew may have lost the token of a session that the browser still shows. */
  private static boolean isSignIn(ContainerRequestContext request) {
    return request.getMethod().equals(HttpMethod.POST)
        && Set.of("session", "session/devices/request", "session/passkeys/sign-in")
            .contains(path(request));
  }

  private boolean repeatsToken(ContainerRequestContext request) {
    String shown = request.getHeaderString(CSRF_HEADER);
    return shown != null
        && browser
            .csrfToken()
            .filter(
                token ->
                    MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        shown.getBytes(StandardCharsets.UTF_8)))
            .isPresent();
  }
}
