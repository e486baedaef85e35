package org.tsudoi.notification.domain;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * How the clock of a region goes for a while, as calendar programs read it: one entry for what
 * holds at the beginning, and one for each change until the end. The change before stands there
 * too, because many programs want a standard time where there is a summer time. Made from what this
 * server knows; nothing is fetched.
 */
final class ZoneDescription {

  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final VTimezone description;
  private final ZoneRules rules;

  private ZoneDescription(ZoneId zone) {
    description = new VTimezone(zone.getId());
    rules = zone.getRules();
  }

  static VTimezone of(ZoneId zone, Instant from, Instant until) {
    return new ZoneDescription(zone).between(from, until);
  }

  private VTimezone between(Instant from, Instant until) {
    ZoneOffsetTransition change = rules.previousTransition(from.plusNanos(1));
    ZoneOffsetTransition earlier =
        change == null ? null : rules.previousTransition(change.getInstant());
    if (earlier != null) {
      change = earlier;
    }
    if (change == null) {
      add(rules.getOffset(from), rules.getOffset(from), LONG_AGO, false);
      change = rules.nextTransition(from);
    }
    while (change != null && !change.getInstant().isAfter(until)) {
      add(
          change.getOffsetBefore(),
          change.getOffsetAfter(),
          change.getDateTimeBefore(),
          rules.isDaylightSavings(change.getInstant()));
      change = rules.nextTransition(change.getInstant());
    }
    return description;
  }

  private void add(ZoneOffset before, ZoneOffset after, LocalDateTime onset, boolean daylight) {
    Observance observance = daylight ? new DaylightSavingsTime() : new StandardTime();
    observance.setDateStart(
        new DateTimeComponents(
            onset.getYear(),
            onset.getMonthValue(),
            onset.getDayOfMonth(),
            onset.getHour(),
            onset.getMinute(),
            onset.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(before));
    observance.setTimezoneOffsetTo(offset(after));
    if (observance instanceof DaylightSavingsTime summer) {
      description.addDaylightSavingsTime(summer);
    } else {
      description.addStandardTime((StandardTime) observance);
    }
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1000L);
  }
}
