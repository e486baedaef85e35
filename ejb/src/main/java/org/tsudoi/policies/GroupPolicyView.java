package org.tsudoi.policies;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * One version of a group's policy as people see it.
 *
 * @param number its place in the order of the group's versions; 0 for a group that never had any
 * @param changedAt when it was saved; empty for number 0
 * @param changedBy whose account saved it; empty for the system
 * @param changedByName the name at that time
 * @param comment why
 * @param rules what it asks of passwords; empty where the group has no policy of its own
 */
public record GroupPolicyView(
    long number,
    Optional<Instant> changedAt,
    Optional<AccountId> changedBy,
    String changedByName,
    String comment,
    Optional<PasswordRules> rules) {

  static final GroupPolicyView NONE =
      new GroupPolicyView(0, Optional.empty(), Optional.empty(), "", "", Optional.empty());
}
