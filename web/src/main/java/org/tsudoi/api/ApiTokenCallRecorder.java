package org.tsudoi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import org.tsudoi.accounts.ApiCall;
import org.tsudoi.accounts.ApiTokenAdmission;
import org.tsudoi.session.ApiTokenCall;
import org.tsudoi.session.CurrentCaller;
import org.tsudoi.shared.Problem;

/**
 * Writes each call with an API token into the audit trail before its answer leaves: what cannot be
 * written down is not told.
 */
@Provider
public class ApiTokenCallRecorder implements ContainerResponseFilter {

  private static final int FIRST_REFUSAL = 400;

  @Inject private CurrentCaller current;
  @Inject private ApiTokenAdmission tokens;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    current
        .apiTokenCall()
        .filter(ApiTokenCall::isToBeWritten)
        .ifPresent(
            call ->
                tokens.called(
                    call.use().orElseThrow(),
                    new ApiCall(
                        call.operation(), call.path(), response.getStatus(), problem(response))));
  }

  private static Optional<Problem> problem(ContainerResponseContext response) {
    if (response.getStatus() < FIRST_REFUSAL) {
      return Optional.empty();
    }
    String code = response.getEntity() instanceof ProblemDetails details ? details.code() : "";
    return Optional.of(
        Arrays.stream(Problem.values())
            .filter(problem -> problem.key().equals(code))
            .findFirst()
            .orElse(Problem.MALFORMED));
  }
}
