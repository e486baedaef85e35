package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.TimeMove;

/**
 * When one time of a meeting that repeats shall be.
 *
 * @param base the version of the plan that was read
 * @param plannedStart when it begins: not in the past, and not before the time before is over
 * @param plannedEnd when it ends: at most 24 hours later, and not after the next time begins
 */
@Schema(name = "TimeMove")
public record TimeMoveBody(
    @NotNull Long base, @NotNull Instant plannedStart, @NotNull Instant plannedEnd) {

  TimeMove move(Instant original) {
    return new TimeMove(base, original, plannedStart, plannedEnd);
  }
}
