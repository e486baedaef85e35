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

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

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
      return Optional.ofNullable(written)
          .filter(some -> !some.isBlank())
          .map(Instant::parse)
          .map(HistoryParameters::withinReason);
    } catch (DateTimeParseException notAMoment) {
      throw new RefusedException(Problem.INVALID_VALUE, notAMoment);
    }
  }

  /** Databases know no moments far outside of our era. */
  private static Instant withinReason(Instant moment) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    return moment;
  }
}
