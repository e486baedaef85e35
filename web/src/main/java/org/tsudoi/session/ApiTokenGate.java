package org.tsudoi.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.tsudoi.accounts.ApiCall;
import org.tsudoi.accounts.ApiTokenAdmission;
import org.tsudoi.accounts.ApiTokenUse;
import org.tsudoi.shared.Problem;

/**
 * Refuses calls of the API that show a wrong API token, whatever they ask for, and writes down
 * those with a right one that a filter behind refused before any resource saw them.
 *
 * <p>Thread-safe.
 */
public class ApiTokenGate extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_REFUSAL = 400;
  private static final String SECONDS = "60";

  @Inject private transient ApiTokenAdmission tokens;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<ApiTokenCall> call = ApiTokenCall.of(request);
    Optional<Problem> refusal = call.flatMap(ApiTokenCall::refusal);
    if (refusal.isPresent()) {
      refuse(response, refusal.get());
      return;
    }
    chain.doFilter(request, response);
    call.filter(ApiTokenCall::isToBeWritten)
        .ifPresent(unwritten -> write(unwritten, request, response.getStatus()));
  }

  private static void refuse(HttpServletResponse response, Problem why) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    if (why == Problem.TOO_MANY_REQUESTS) {
      response.setHeader("Retry-After", SECONDS);
    } else if (why == Problem.NOT_SIGNED_IN) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    ProblemText.answer(response, why);
  }

  private void write(ApiTokenCall call, HttpServletRequest request, int status) {
    ApiTokenUse use = call.use().orElseThrow();
    Optional<Problem> why =
        status < FIRST_REFUSAL ? Optional.empty() : Optional.of(reason(request, status));
    tokens.called(use, new ApiCall(call.operation(), call.path(), status, why));
  }

  /** What the filters in between refuse for. */
  private static Problem reason(HttpServletRequest request, int status) {
    return switch (status) {
      case HttpServletResponse.SC_FORBIDDEN ->
          RequestOrigin.isForeign(request) ? Problem.FOREIGN_ORIGIN : Problem.ADDRESS_REFUSED;
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> Problem.TOO_LARGE;
      case HttpServletResponse.SC_LENGTH_REQUIRED -> Problem.LENGTH_REQUIRED;
      case HttpServletResponse.SC_NOT_FOUND -> Problem.NOT_FOUND;
      default ->
          status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? Problem.SERVER_FAILURE
              : Problem.MALFORMED;
    };
  }
}
