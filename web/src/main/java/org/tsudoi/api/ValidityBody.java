package org.tsudoi.api;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Validity;

/**
 * When an account may be used.
 *
 * @param from the first instant; absent for always
 * @param until the first instant at which it may no longer be used; absent for never
 */
@Schema(name = "Validity")
public record ValidityBody(Instant from, Instant until) {

  static ValidityBody of(Validity validity) {
    return new ValidityBody(validity.from().orElse(null), validity.until().orElse(null));
  }

  Validity validity() {
    return new Validity(Optional.ofNullable(from), Optional.ofNullable(until));
  }
}
