package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The time zones to choose from, by region, with their names in the visitor's language. */
@Named("zoneList")
@RequestScoped
public class ZoneList {

  private static final Set<String> CONTINENTS =
      Set.of(
          "Africa",
          "America",
          "Antarctica",
          "Asia",
          "Atlantic",
          "Australia",
          "Europe",
          "Indian",
          "Pacific");

  private static final List<String> REGIONS =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> CONTINENTS.contains(id.split("/", 2)[0]))
          .sorted()
          .toList();

  @Inject private LanguageChoice language;

  /**
   * One time zone.
   *
   * @param id its region, as {@code Asia/Tokyo}
   * @param label what people read: the region and what its clock is called
   */
  public record Zone(String id, String label) {}

  /** All zones of the earth; what is chosen already is always among them. */
  public List<Zone> with(String chosen) {
    return Stream.concat(
            Stream.of("UTC", chosen == null ? "" : chosen)
                .filter(Predicate.not(String::isEmpty))
                .filter(Predicate.not(REGIONS::contains))
                .distinct(),
            REGIONS.stream())
        .map(id -> zone(id, language.locale()))
        .toList();
  }

  private static Zone zone(String id, Locale locale) {
    String clock = ZoneId.of(id).getDisplayName(TextStyle.FULL, locale);
    return new Zone(id, id.replace('_', ' ') + " – " + clock);
  }
}
