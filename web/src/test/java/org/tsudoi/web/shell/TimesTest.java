package org.tsudoi.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2026-11-23T07:04:09.482Z");

  private final Times english = new Times(Locale.ENGLISH, TOKYO, Clock.fixed(NOW, TOKYO));
  private final Times japanese = new Times(Locale.JAPANESE, TOKYO, Clock.fixed(NOW, TOKYO));

  @Test
  void namesTodayAndYesterdayInTheVisitorsZone() {
    Instant justAfterMidnight = Instant.parse("2026-11-22T15:00:00Z");

    assertThat(english.moment(justAfterMidnight)).isEqualTo("today 00:00");
    assertThat(english.moment(justAfterMidnight.minusSeconds(1))).isEqualTo("yesterday 23:59");
    assertThat(japanese.moment(justAfterMidnight)).isEqualTo("今日 00:00");
    assertThat(japanese.moment(justAfterMidnight.minusSeconds(1))).isEqualTo("昨日 23:59");
  }

  @Test
  void writesOlderDaysOutAndTheYearOnlyWhenItIsAnother() {
    assertThat(english.second(Instant.parse("2026-11-20T03:00:07Z")))
        .isEqualTo("20 November, 12:00:07");
    assertThat(japanese.moment(Instant.parse("2026-11-20T03:00:07Z"))).isEqualTo("11月20日 12:00");
    assertThat(japanese.moment(Instant.parse("2025-04-01T03:00:00Z"))).isEqualTo("2025年4月1日 12:00");
  }

  @Test
  void putsTheZoneBesideEvidenceAndUtcUnderIt() {
    assertThat(japanese.exact(NOW)).isEqualTo("2026年11月23日 16:04:09（JST）");
    assertThat(english.exact(NOW)).isEqualTo("23 November 2026, 16:04:09 JST");
    assertThat(english.utc(NOW)).isEqualTo("2026-11-23T07:04:09.482Z");
  }

  @Test
  void namesTheZoneAsItIsCalledAtThatTime() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Times inWinter = new Times(Locale.ENGLISH, berlin, Clock.fixed(NOW, berlin));

    assertThat(inWinter.exact(Instant.parse("2027-07-01T10:00:00Z")))
        .isEqualTo("1 July 2027, 12:00:00 CEST");
    assertThat(inWinter.exact(NOW)).isEqualTo("23 November 2026, 08:04:09 CET");
  }

  @Test
  void saysDurationsInWords() {
    assertThat(english.duration(Duration.ofSeconds(12))).isEqualTo("12 s");
    assertThat(english.duration(Duration.ofMinutes(54))).isEqualTo("54 min");
    assertThat(japanese.duration(Duration.ofMinutes(125))).isEqualTo("2 時間 5 分");
    assertThat(english.duration(Duration.ofHours(49))).isEqualTo("2 days 1 h");
    assertThat(english.duration(Duration.ofSeconds(-3))).isEqualTo("0 s");
  }
}
