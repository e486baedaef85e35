package org.tsudoi.meetings.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.tsudoi.meetings.MeetingTimes;

/**
 * What a meeting is about and when. Begins empty; each change counts its version up. A part of
 * {@link Meeting}, and not thread-safe as it.
 */
@Embeddable
public class MeetingPlan {

  private String description;

  @Column(name = "planned_start")
  private Instant start;

  @Column(name = "planned_end")
  private Instant end;

  @Column(name = "time_zone")
  private String zone;

  @Column(name = "plan_version")
  private long version;

  /** An empty plan. */
  protected MeetingPlan() {}

  /** What it is about, in lines, or empty. */
  public String description() {
    return Objects.requireNonNullElse(description, "");
  }

  /** When it is planned. */
  public Optional<MeetingTimes> times() {
    return Optional.ofNullable(start).map(from -> new MeetingTimes(from, end, ZoneId.of(zone)));
  }

  /** How often the meeting was changed by its leaders. */
  public long version() {
    return version;
  }

  void describe(String text) {
    description = text.isEmpty() ? null : text;
  }

  void plan(Optional<MeetingTimes> times) {
    start = times.map(MeetingTimes::start).orElse(null);
    end = times.map(MeetingTimes::end).orElse(null);
    zone = times.map(MeetingTimes::zone).map(ZoneId::getId).orElse(null);
  }

  void count() {
    version++;
  }
}
