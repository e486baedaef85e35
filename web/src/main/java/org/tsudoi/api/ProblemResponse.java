package org.tsudoi.api;

import jakarta.ejb.EJBException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.StorageFault;

/**
 * Turns whatever a resource throws into problem details.
 *
 * <p>A refusal is logged at {@code FINE}. Anything unexpected is a failure: it is logged once, at
 * {@code SEVERE}, under an incident id, and the answer tells that id and nothing else.
 */
@Provider
public class ProblemResponse implements ExceptionMapper<Throwable> {

  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(ProblemResponse.class.getName());
  private static final int FIRST_SERVER_ERROR = 500;

  @Override
  public Response toResponse(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return refusal(refused);
      }
    }
    if (thrown instanceof WebApplicationException http
        && http.getResponse().getStatus() < FIRST_SERVER_ERROR) {
      return standard(http.getResponse());
    }
    if (isUnreadable(thrown)) {
      return answer(ProblemDetails.of(Problem.MALFORMED, null, null)).build();
    }
    return failure(thrown);
  }

  private static Response refusal(RefusedException refused) {
    LOG.log(Level.FINE, "Refused: {0}", refused.getMessage());
    return answer(
            ProblemDetails.of(
                refused.problem(), refused.detail().orElse(null), refused.field().orElse(null)))
        .build();
  }

  /** What the container itself says: not found, wrong method, wrong media type. */
  private static Response standard(Response original) {
    Response.StatusType status = original.getStatusInfo();
    String code =
        status.getStatusCode() == Problem.MALFORMED.httpStatus()
            ? Problem.MALFORMED.key()
            : status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    Response.ResponseBuilder answer =
        answer(ProblemDetails.of(status.getStatusCode(), code, null, null, null));
    String allowed = original.getHeaderString(HttpHeaders.ALLOW);
    return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed)).build();
  }

  /** A body that is no JSON or does not fit the schema; never a failure of a door behind. */
  private static boolean isUnreadable(Throwable thrown) {
    return thrown instanceof ProcessingException
        || thrown instanceof JsonbException
        || thrown instanceof jakarta.json.JsonException;
  }

  private static Response failure(Throwable thrown) {
    String incident = UUID.randomUUID().toString();
    Throwable cause =
        thrown instanceof EJBException && thrown.getCause() != null ? thrown.getCause() : thrown;
    LOG.log(Level.SEVERE, cause, () -> "Incident " + incident);
    Problem problem = StorageFault.isAway(thrown) ? Problem.STORAGE_AWAY : Problem.SERVER_FAILURE;
    return answer(ProblemDetails.of(problem.httpStatus(), problem.key(), null, null, incident))
        .build();
  }

  private static Response.ResponseBuilder answer(ProblemDetails problem) {
    return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem);
  }
}
