package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.PermittedHours;

/**
 * When members may be signed in.
 *
 * @param zone the time zone whose clock decides, as Asia/Tokyo
 * @param intervals the hours
 */
@Schema(name = "PermittedHours")
public record PermittedHoursBody(
    @NotNull @Size(max = 64) String zone,
    @NotEmpty @Size(max = PermittedHours.MOST) List<@NotNull @Valid HoursIntervalBody> intervals) {

  /** Null for no limit. */
  static PermittedHoursBody of(PermittedHours hours) {
    return hours.isAlways()
        ? null
        : new PermittedHoursBody(
            hours.zone().getId(), hours.intervals().stream().map(HoursIntervalBody::of).toList());
  }

  PermittedHours hours() {
    return PermittedHours.of(zone, intervals.stream().map(HoursIntervalBody::interval).toList());
  }

  /** What somebody wants; absent for no limit. */
  static PermittedHours wanted(PermittedHoursBody body) {
    return body == null ? PermittedHours.ALWAYS : body.hours();
  }
}
