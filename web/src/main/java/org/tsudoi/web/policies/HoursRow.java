package org.tsudoi.web.policies;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tsudoi.policies.HoursInterval;

/** Some hours of some days as an administrator types them. */
public class HoursRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private String[] days;
  private String from;
  private String until;

  HoursRow(HoursInterval interval) {
    days = interval.inOrder().stream().map(DayOfWeek::name).toArray(String[]::new);
    from = interval.from().toString();
    until = interval.until().toString();
  }

  /** Office hours from Monday to Friday, to begin with. */
  static HoursRow usual() {
    return new HoursRow(
        HoursInterval.ofStored("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY 09:00-18:00"));
  }

  /** What was typed; empty without a day. */
  Optional<HoursInterval> interval() {
    return days.length == 0
        ? Optional.empty()
        : Optional.of(
            new HoursInterval(
                Arrays.stream(days).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                LocalTime.parse(from),
                LocalTime.parse(until)));
  }

  /** On which days they begin. */
  public String[] getDays() {
    return days;
  }

  /** Takes on which days they begin. */
  public void setDays(String[] days) {
    this.days = days == null ? new String[0] : days;
  }

  /** From when on. */
  public String getFrom() {
    return from;
  }

  /** Takes from when on. */
  public void setFrom(String from) {
    this.from = from;
  }

  /** Until when. */
  public String getUntil() {
    return until;
  }

  /** Takes until when. */
  public void setUntil(String until) {
    this.until = until;
  }
}
