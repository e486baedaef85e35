package org.tsudoi.policies;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * One version of the access rules as people see it.
 *
 * @param number its place in the order of versions; 0 for no rules, as long as none were saved
 * @param changedAt when it was saved; empty for number 0
 * @param changedBy whose account saved it; empty for the command line
 * @param changedByName the name at that time
 * @param comment why
 * @param rules what it says
 */
public record AccessVersionView(
    long number,
    Optional<Instant> changedAt,
    Optional<AccountId> changedBy,
    String changedByName,
    String comment,
    AccessRules rules) {

  /** What holds before anything was saved. */
  static final AccessVersionView FIRST =
      new AccessVersionView(0, Optional.empty(), Optional.empty(), "", "", AccessRules.NONE);
}
