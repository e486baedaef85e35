package org.tsudoi.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.HoursInterval;

/**
 * Some hours of some days.
 *
 * @param days on which days they begin
 * @param from from when on, as 09:00
 * @param until until when, not included; the same time or an earlier one is on the day after
 */
@Schema(name = "HoursInterval")
public record HoursIntervalBody(
    @NotEmpty @Size(max = 7) List<@NotNull DayOfWeek> days,
    @NotNull @Pattern(regexp = TIME) String from,
    @NotNull @Pattern(regexp = TIME) String until) {

  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

  static HoursIntervalBody of(HoursInterval hours) {
    return new HoursIntervalBody(
        hours.inOrder(), hours.from().toString(), hours.until().toString());
  }

  HoursInterval interval() {
    return new HoursInterval(EnumSet.copyOf(days), LocalTime.parse(from), LocalTime.parse(until));
  }
}
