package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How somebody who has proved who it is comes in.
 *
 * @param origin where from
 * @param delivery how the session's token travels
 * @param provedBy what proved who it is
 * @param provedAt when that was proved, if it was before this
 * @param latestEnd when the session ends at the latest, if another one stands behind it
 * @param how what the audit trail says of the way, besides the delivery
 */
record SignInEntry(
    Origin origin,
    Delivery delivery,
    ProvedBy provedBy,
    Optional<Instant> provedAt,
    Optional<Instant> latestEnd,
    Map<String, String> how) {

  /** With a password. */
  static SignInEntry plain(Origin origin, Delivery delivery) {
    return plain(origin, delivery, Map.of());
  }

  /** With a password and perhaps more, or with a passkey. */
  static SignInEntry plain(Origin origin, Delivery delivery, Map<String, String> how) {
    return new SignInEntry(
        origin, delivery, ProvedBy.PASSWORD, Optional.empty(), Optional.empty(), how);
  }
}
