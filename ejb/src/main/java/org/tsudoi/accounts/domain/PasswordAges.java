package org.tsudoi.accounts.domain;

import java.time.Instant;

/**
 * Which passwords are looked for: those that their owners chose within a span, of accounts that may
 * be used now.
 *
 * @param now when the accounts must be usable
 * @param after chosen later than this
 * @param until chosen then at the latest
 */
public record PasswordAges(Instant now, Instant after, Instant until) {

  /** However old. */
  public static PasswordAges all(Instant now) {
    return new PasswordAges(now, Instant.EPOCH, now);
  }
}
