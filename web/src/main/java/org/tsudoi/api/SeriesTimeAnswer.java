package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.SeriesTime;

/**
 * One time of a meeting that repeats.
 *
 * @param originalStart when the rule has it begin; names it in addresses, wherever it is moved to
 * @param plannedStart when it begins
 * @param plannedEnd when it ends
 * @param state what became of it
 */
@Schema(name = "SeriesTime")
public record SeriesTimeAnswer(
    Instant originalStart, Instant plannedStart, Instant plannedEnd, SeriesTime.State state) {

  static SeriesTimeAnswer of(SeriesTime time) {
    return new SeriesTimeAnswer(
        time.original(), time.times().start(), time.times().end(), time.state());
  }
}
