package org.tsudoi.api;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.tsudoi.auditing.HistoryQuery;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Which rows of a history a request asks for. */
public class HistoryParameters {

  @QueryParam("from")
  @Size(max = 40)
  @Parameter(description = "the first moment, as 2030-04-01T00:00:00Z")
  private String from;

  @QueryParam("to")
  @Size(max = 40)
  @Parameter(description = "the moment after the last")
  private String to;

  @QueryParam("text")
  @Size(max = 200)
  @Parameter(description = "what a row must contain, whatever the case")
  private String text;

  @QueryParam("first")
  @DefaultValue("0")
  @Parameter(description = "how many rows to skip")
  private int first;

  @QueryParam("max")
  @DefaultValue("50")
  @Parameter(description = "how many rows to give, at most 500")
  private int max;

  HistoryQuery query() {
    return new HistoryQuery(moment(from), moment(to), Optional.ofNullable(text), first, max);
  }

  private static Optional<Instant> moment(String written) {
    try {
      return Optional.ofNullable(written).filter(some -> !some.isBlank()).map(Instant::parse);
    } catch (DateTimeParseException notAMoment) {
      throw new RefusedException(Problem.INVALID_VALUE, notAMoment);
    }
  }
}
