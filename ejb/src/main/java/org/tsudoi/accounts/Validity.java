package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * The time during which an account may be used.
 *
 * @param from the first instant, or empty for always
 * @param until the first instant at which it may no longer be used, or empty for never
 */
public record Validity(Optional<Instant> from, Optional<Instant> until) {

  /** No limit on either side. */
  public static Validity always() {
    return new Validity(Optional.empty(), Optional.empty());
  }

  /** Whether the account may be used at the given instant. */
  public boolean covers(Instant now) {
    return from.map(start -> !now.isBefore(start)).orElse(true)
        && until.map(now::isBefore).orElse(true);
  }
}
