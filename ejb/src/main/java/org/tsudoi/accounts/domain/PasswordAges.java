package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Set;
import org.tsudoi.shared.GroupId;

/**
 * Which passwords are looked for: those that their owners chose within a span, of accounts that may
 * be used now.
 *
 * @param now when the accounts must be usable
 * @param after chosen later than this
 * @param until chosen then at the latest
 * @param outside not of accounts in any of these groups
 */
public record PasswordAges(Instant now, Instant after, Instant until, Set<GroupId> outside) {

  /** Of whatever groups. */
  public PasswordAges(Instant now, Instant after, Instant until) {
    this(now, after, until, Set.of());
  }

  /** However old. */
  public static PasswordAges all(Instant now) {
    return new PasswordAges(now, Instant.EPOCH, now);
  }

  /** The same but for accounts in these groups. */
  public PasswordAges outside(Set<GroupId> groups) {
    return new PasswordAges(now, after, until, groups);
  }
}
