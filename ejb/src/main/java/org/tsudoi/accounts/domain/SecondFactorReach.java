package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SystemRole;

/** Who has no second factor though a rule would ask them for one. */
public interface SecondFactorReach {

  /**
   * People who may be used now and hold one of some roles.
   *
   * @param roles any of them
   * @param now when
   */
  record Holders(Set<SystemRole> roles, Instant now) {}

  /** How many accounts may be used. */
  long people(Instant now);

  /** How many of those have a second factor. */
  long enrolled(Instant now);

  /** How many of the holders have none. */
  long countWithout(Holders holders);

  /** The first of those, by login name. */
  List<Account> firstWithout(Holders holders, int max);

  /** Whether this account is among them. */
  boolean isWithout(Holders holders, AccountId account);
}
