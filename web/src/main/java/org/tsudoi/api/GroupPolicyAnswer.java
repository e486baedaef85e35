package org.tsudoi.api;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.shared.AccountId;

/**
 * One version of a group's policy.
 *
 * @param version its number; 0 for a group that never had any
 * @param changedAt when it was saved; absent for number 0
 * @param account whose account saved it; absent for the system
 * @param who the name at that time
 * @param comment why
 * @param passwords what the members' passwords must be; absent where the group has no policy of its
 *     own
 */
@Schema(name = "GroupPolicy")
public record GroupPolicyAnswer(
    long version,
    Instant changedAt,
    String account,
    String who,
    String comment,
    PasswordRulesBody passwords) {

  static GroupPolicyAnswer of(RuleVersion<Optional<PasswordRules>> version) {
    return new GroupPolicyAnswer(
        version.number(),
        version.changedAt().orElse(null),
        version.changedBy().map(AccountId::toString).orElse(null),
        version.changedByName(),
        version.comment(),
        version.rules().map(PasswordRulesBody::of).orElse(null));
  }
}
