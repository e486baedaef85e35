package org.tsudoi.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import org.tsudoi.shared.Problem;

/** A body whose fields break their rules: names the first such field, by name. */
@Provider
public class InvalidBodyResponse implements ExceptionMapper<ConstraintViolationException> {

  @Override
  public Response toResponse(ConstraintViolationException invalid) {
    ProblemDetails problem =
        invalid.getConstraintViolations().stream()
            .min(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
            .map(InvalidBodyResponse::problem)
            .orElseGet(() -> ProblemDetails.of(Problem.INVALID_VALUE, null, null));
    return Response.status(problem.status())
        .type(ProblemResponse.MEDIA_TYPE)
        .entity(problem)
        .build();
  }

  private static ProblemDetails problem(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    int depth = 0;
    for (Path.Node node : violation.getPropertyPath()) {
      // The first two name the resource's method and its parameter.
      if (depth++ >= 2 && node.getName() != null) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return ProblemDetails.of(
        Problem.INVALID_VALUE, violation.getMessage(), field.isEmpty() ? null : field.toString());
  }
}
