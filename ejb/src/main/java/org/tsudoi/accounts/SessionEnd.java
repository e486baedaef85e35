package org.tsudoi.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.domain.SignInSession;

/**
 * The end of a session that comes first if nothing is done, and from when on people are told of it:
 * five minutes before, but not before two thirds of a short lifetime are over (spec 6.3.1).
 *
 * @param at when the session ends
 * @param cause what ends it
 * @param warnFrom from when on a page says so
 */
public record SessionEnd(Instant at, SessionEndCause cause, Instant warnFrom) {

  private static final Duration BEFORE = Duration.ofMinutes(5);
  private static final int SHARE = 3;

  /** The first end of a session that lives that long unused, of a person with such hours. */
  static SessionEnd of(SignInSession session, Duration idle, Optional<Instant> hoursEnd) {
    Instant last = session.absoluteEnd();
    Optional<Instant> hours = hoursEnd.filter(last::isAfter);
    if (hours.filter(end -> !end.isAfter(session.idleEnd())).isPresent()) {
      return new SessionEnd(hours.get(), SessionEndCause.HOURS, hours.get().minus(BEFORE));
    }
    if (session.idleEnd().isBefore(last)) {
      return before(session.idleEnd(), SessionEndCause.IDLE, idle);
    }
    return before(last, SessionEndCause.LIFETIME, Duration.between(session.createdAt(), last));
  }

  private static SessionEnd before(Instant end, SessionEndCause cause, Duration lifetime) {
    Duration share = lifetime.dividedBy(SHARE);
    return new SessionEnd(end, cause, end.minus(share.compareTo(BEFORE) < 0 ? share : BEFORE));
  }
}
