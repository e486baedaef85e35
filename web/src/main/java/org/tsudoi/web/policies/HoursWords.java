package org.tsudoi.web.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tsudoi.policies.HoursInterval;
import org.tsudoi.policies.PermittedHours;
import org.tsudoi.web.shell.LanguageChoice;
import org.tsudoi.web.shell.Texts;

/** Permitted hours in the visitor's language. */
@Named("hoursWords")
@RequestScoped
public class HoursWords {

  private static final int SPAN = 3;

  private LanguageChoice language;
  private Texts texts;

  /** For the container's proxy. */
  public HoursWords() {}

  /** Speaks the visitor's language. */
  @Inject
  public HoursWords(LanguageChoice language, Texts texts) {
    this.language = language;
    this.texts = texts;
  }

  /** All days of the week. */
  public List<DayOfWeek> getDays() {
    return List.of(DayOfWeek.values());
  }

  /** A day, in short. */
  public String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, language.locale());
  }

  /** Some hours: the days and the times. */
  public String interval(HoursInterval hours) {
    return texts.of(
        hours.isOverMidnight() ? "policies.hours.overMidnight" : "policies.hours.sameDay",
        days(hours),
        hours.from().toString(),
        hours.until().toString());
  }

  /** Days in a row are told by the first and the last. */
  private String days(HoursInterval hours) {
    List<List<DayOfWeek>> rows = new ArrayList<>();
    for (DayOfWeek day : hours.inOrder()) {
      List<DayOfWeek> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
      if (last.isEmpty() || last.get(last.size() - 1).plus(1) != day) {
        last = new ArrayList<>();
        rows.add(last);
      }
      last.add(day);
    }
    return rows.stream().map(this::row).collect(Collectors.joining(comma()));
  }

  private String row(List<DayOfWeek> days) {
    return days.size() < SPAN
        ? days.stream().map(this::day).collect(Collectors.joining(comma()))
        : texts.of("policies.hours.span", day(days.get(0)), day(days.get(days.size() - 1)));
  }

  private String comma() {
    return texts.of("policies.hours.comma");
  }

  /** By which clock the hours are told. */
  public String zone(PermittedHours hours) {
    return zone(hours.zone().getId());
  }

  String zone(String id) {
    return ZoneId.of(id).getDisplayName(TextStyle.FULL, language.locale()) + " (" + id + ")";
  }

  /** Hours as they are stored, line by line. */
  String lines(String stored) {
    return stored
        .lines()
        .map(HoursInterval::ofStored)
        .map(this::interval)
        .collect(Collectors.joining("\n"));
  }
}
