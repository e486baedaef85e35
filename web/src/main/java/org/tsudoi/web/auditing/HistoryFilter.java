package org.tsudoi.web.auditing;

import java.io.Serializable;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tsudoi.auditing.HistoryQuery;

/** What the visitor looks for in a history. */
public class HistoryFilter implements Serializable {

  private static final long serialVersionUID = 1L;

  private String text = "";
  private Period period = Period.WEEK;

  HistoryQuery query(Clock clock, ZoneId zone, int first, int size) {
    return new HistoryQuery(
        period.begin(clock, zone), Optional.empty(), Optional.of(text), first, size);
  }

  /** Words that a row must contain. */
  public String getText() {
    return text;
  }

  /** Looks for other words. */
  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }

  /** How far back. */
  public Period getPeriod() {
    return period;
  }

  /** Looks further back or less far. */
  public void setPeriod(Period period) {
    this.period = period == null ? Period.WEEK : period;
  }

  /** All periods to choose from. */
  public List<Period> getPeriods() {
    return List.of(Period.values());
  }

  /** Whether anything but the usual is looked for. */
  public boolean isSet() {
    return !text.isEmpty() || period != Period.WEEK;
  }

  /** Looks for the usual again. */
  public void clear() {
    text = "";
    period = Period.WEEK;
  }
}
