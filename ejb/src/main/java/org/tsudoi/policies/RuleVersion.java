package org.tsudoi.policies;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * One version of rules as people see it.
 *
 * @param <T> what kind of rules
 * @param number its place in the order of versions; 0 for what holds before the first one
 * @param changedAt when it was saved; empty for number 0
 * @param changedBy whose account saved it; empty for the system and the command line
 * @param changedByName the name at that time
 * @param comment why
 * @param rules what it says
 */
public record RuleVersion<T>(
    long number,
    Optional<Instant> changedAt,
    Optional<AccountId> changedBy,
    String changedByName,
    String comment,
    T rules) {

  /** What holds as long as nobody saved anything. */
  public static <T> RuleVersion<T> first(T rules) {
    return new RuleVersion<>(0, Optional.empty(), Optional.empty(), "", "", rules);
  }
}
