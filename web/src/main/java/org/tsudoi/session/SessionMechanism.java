package org.tsudoi.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.tsudoi.accounts.ApiTokenAdmission;
import org.tsudoi.accounts.Delivery;
import org.tsudoi.accounts.SignInService;
import org.tsudoi.installation.ClientAddress;
import org.tsudoi.session.CurrentCaller.Proof;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.StorageFault;

/**
 * Finds out on each request who sends it, from {@code Authorization: Bearer} or else from the
 * cookie, and never from both: where the header is, the cookie counts for nothing. An API token is
 * one for calls of the API only.
 *
 * <p>It makes no session, sets no cookie and refuses nothing by itself: a stranger is no caller,
 * and the doors want one. Thread-safe.
 */
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {

  private static final Logger LOG = Logger.getLogger(SessionMechanism.class.getName());
  private static final String BEARER = "Bearer ";
  private static final String CONSOLE = "/console/";
  private static final String AWAY = "/console/error/away.xhtml";
  private static final String UNATTENDED = ":unattended";

  /** With {@code true}: nobody asked for this request, so it must not keep the session alive. */
  private static final String UNATTENDED_HEADER = "Tsudoi-Unattended";

  private SignInService signIn;
  private ApiTokenAdmission apiTokens;
  private ClientAddress clientAddress;

  /** For the container's proxy. */
  public SessionMechanism() {}

  @Inject
  SessionMechanism(SignInService signIn, ApiTokenAdmission apiTokens, ClientAddress clientAddress) {
    this.signIn = signIn;
    this.apiTokens = apiTokens;
    this.clientAddress = clientAddress;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (request.getRequestURI().equals(request.getContextPath() + AWAY)) {
      // It is for everybody, and must not ask the database that is away.
      return context.doNothing();
    }
    try {
      return identify(request, response, context);
    } catch (RuntimeException failure) {
      if (!StorageFault.isAway(failure)) {
        throw failure;
      }
      LOG.log(Level.WARNING, "Nobody can be told who they are: the database is away", failure);
      return refuseForNow(request, response);
    }
  }

  /** The container would say 403, as if it were decided that the caller may not. */
  private static AuthenticationStatus refuseForNow(
      HttpServletRequest request, HttpServletResponse response) {
    Problem why = Problem.STORAGE_AWAY;
    try {
      if (isConsole(request)) {
        response.sendRedirect(request.getContextPath() + AWAY);
      } else {
        ProblemText.answer(response, why);
        // Otherwise the container puts the page of that status in its place.
        response.flushBuffer();
      }
    } catch (IOException gone) {
      LOG.log(Level.FINE, "The caller is gone before the answer", gone);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }

  private AuthenticationStatus identify(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (isConsole(request)) {
      // Under "no-referrer" browsers send "Origin: null" with a form of our own page.
      response.setHeader("Referrer-Policy", "same-origin");
    }
    Optional<Proof> proof = proof(request);
    Optional<Caller> caller = proof.map(Proof::caller);
    SessionBinding.check(request, caller);
    if (proof.isEmpty()) {
      return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
    request.setAttribute(CurrentCaller.ATTRIBUTE, proof.get());
    response.setHeader("Cache-Control", "no-store");
    return context.notifyContainerAboutLogin(
        caller.get().account().map(Object::toString).orElse(caller.get().name()),
        caller.get().roles().stream().map(Enum::name).collect(Collectors.toSet()));
  }

  private Optional<Proof> proof(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    String address = clientAddress.of(request);
    if (header == null) {
      CallerPath path = isConsole(request) ? CallerPath.CONSOLE : CallerPath.API;
      return SessionCookie.read(request)
          .flatMap(token -> ofSession(request, token, Delivery.COOKIE, path));
    }
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    String token = header.substring(BEARER.length()).strip();
    if (ApiTokenAdmission.isMeant(token)) {
      return ApiTokenCall.begin(request, address, apiTokens, token);
    }
    return ofSession(request, token, Delivery.BEARER, CallerPath.API)
        .or(
            () ->
                signIn
                    .commandLine(token, address)
                    .map(caller -> new Proof(caller, token, Optional.empty())));
  }

  private Optional<Proof> ofSession(
      HttpServletRequest request, String token, Delivery delivery, CallerPath path) {
    String address = clientAddress.of(request);
    return (isUnattended(request)
            ? signIn.resumeUnattended(token, delivery, address, path)
            : signIn.resume(token, delivery, address, path))
        .map(caller -> new Proof(caller, token, Optional.of(delivery)));
  }

  /**
   * Whether a page asks by itself: polls of the console carry that name on every page, calls of the
   * API a header.
   */
  private static boolean isUnattended(HttpServletRequest request) {
    if ("true".equals(request.getHeader(UNATTENDED_HEADER))) {
      return true;
    }
    if (!isConsole(request) || !"partial/ajax".equals(request.getHeader("Faces-Request"))) {
      return false;
    }
    String source = request.getParameter("jakarta.faces.source");
    return source != null && source.endsWith(UNATTENDED);
  }

  private static boolean isConsole(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + CONSOLE);
  }
}
