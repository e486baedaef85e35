package org.tsudoi.web.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tsudoi.meetings.LiveParticipant;

/** Judges how a participant's link is doing, against the limit of the outbox. */
@Named
@ApplicationScoped
public class LinkHealth {

  private static final Duration LONG_ROUND_TRIP = Duration.ofMillis(150);
  private static final double HALF = 0.5;
  private static final double NEARLY_FULL = 0.9;

  private long limitBytes;

  /** For the container's proxy. */
  public LinkHealth() {}

  /** Judges against what an outbox holds at most. */
  @Inject
  public LinkHealth(@ConfigProperty(name = "tsudoi.relay.outbox.bytes") long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** What an outbox holds at most. */
  public long getLimitBytes() {
    return limitBytes;
  }

  /** The TLS version without the cipher suite, as {@code TLS 1.3}. */
  public String tlsVersion(String tls) {
    return tls.split(" ", 2)[0].replace("TLSv", "TLS ");
  }

  /** How full the person's outbox is. */
  public Load load(LiveParticipant person) {
    double filled = (double) person.queueBytes() / limitBytes;
    if (filled > NEARLY_FULL) {
      return Load.REFUSED;
    }
    return filled > HALF ? Load.ATTENTION : Load.EASY;
  }

  /** Whether pictures reach this person late. */
  public boolean isSlow(LiveParticipant person) {
    return load(person) != Load.EASY
        || person.roundTrip().filter(trip -> trip.compareTo(LONG_ROUND_TRIP) > 0).isPresent();
  }
}
