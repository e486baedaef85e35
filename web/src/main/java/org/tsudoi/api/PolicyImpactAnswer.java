package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PolicyImpact;

/**
 * Whom other rules would affect.
 *
 * @param people how many accounts may be used now and have a password of their owner's choice
 * @param mustChange how many of them would have to choose another one at once, by its age
 * @param first the first of those, by user ID
 * @param unknown what becomes stricter without anybody being able to say for whom: only hashes of
 *     passwords are kept, which tell neither length nor characters
 */
@Schema(name = "PolicyImpact")
public record PolicyImpactAnswer(
    long people, long mustChange, List<UserAnswer> first, List<PolicyImpact.Unknown> unknown) {

  static PolicyImpactAnswer of(PolicyImpact impact) {
    return new PolicyImpactAnswer(
        impact.people(),
        impact.mustChange(),
        impact.first().stream().map(UserAnswer::of).toList(),
        impact.unknown().stream().sorted().toList());
  }
}
