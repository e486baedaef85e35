package org.tsudoi.auditing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

class RefusalCounterTest {

  private final FakeClock clock = FakeClock.at("2030-04-01T09:00:30Z");
  private final RefusalCounter counter = new RefusalCounter(clock);

  @Test
  void countsByAddressActionAndMinute() {
    count("192.0.2.1");
    count("192.0.2.1");
    clock.advance(Duration.ofSeconds(29));
    count("192.0.2.1");
    clock.advance(Duration.ofSeconds(1));
    count("192.0.2.1");

    assertThat(counter.take())
        .containsOnly(
            Map.entry(of("2030-04-01T09:00:00Z", "192.0.2.1"), 3L),
            Map.entry(of("2030-04-01T09:01:00Z", "192.0.2.1"), 1L));
    assertThat(counter.take()).isEmpty();
  }

  @Test
  @Tag("R-6")
  void keepsAFloodFromManyAddressesInFewRowsAndLosesNone() {
    for (int address = 0; address < 5_000; address++) {
      count("2001:db8::" + Integer.toHexString(address));
      if (address % 1_000 == 0) {
        assertThat(counter.take()).isNotEmpty();
      }
    }

    Map<RefusalCount, Long> last = counter.take();
    assertThat(last).containsOnlyKeys(of("2030-04-01T09:00:00Z", AuditTrail.OTHER_SOURCES));
    assertThat(last.values()).containsExactly(999L);

    clock.advance(Duration.ofMinutes(1));
    count("2001:db8::1");
    assertThat(counter.take()).containsOnlyKeys(of("2030-04-01T09:01:00Z", "2001:db8::1"));
  }

  @Test
  void takesBackWhatCouldNotBeWritten() {
    count("192.0.2.1");
    Map<RefusalCount, Long> untold = counter.take();
    count("192.0.2.1");

    counter.giveBack(untold);

    assertThat(counter.take()).containsValue(2L);
  }

  private void count(String address) {
    counter.count(AuditAction.TUNNEL_REFUSED, Problem.TICKET_INVALID, CallerPath.TUNNEL, address);
  }

  private static RefusalCount of(String minute, String address) {
    return new RefusalCount(
        Instant.parse(minute),
        AuditAction.TUNNEL_REFUSED,
        Problem.TICKET_INVALID,
        CallerPath.TUNNEL,
        address);
  }
}
