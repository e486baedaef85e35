package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.shared.AccountId;

/**
 * One version of a group's rules; a part that is absent is as the installation has it.
 *
 * @param version its number; 0 for a group that never had any
 * @param changedAt when it was saved; absent for number 0
 * @param account whose account saved it; absent for the system
 * @param who the name at that time
 * @param comment why
 * @param passwords what the members' passwords must be; absent where the group has no rules of its
 *     own for them
 * @param devices what a member's sign-in must prove about its device
 * @param hours when members may be signed in; absent for always
 * @param meetings what meetings that members open may have
 */
@Schema(name = "GroupPolicy")
public record GroupPolicyAnswer(
    long version,
    Instant changedAt,
    String account,
    String who,
    String comment,
    PasswordRulesBody passwords,
    DeviceRule devices,
    PermittedHoursBody hours,
    GroupMeetingsBody meetings) {

  static GroupPolicyAnswer of(RuleVersion<GroupRules> version) {
    return new GroupPolicyAnswer(
        version.number(),
        version.changedAt().orElse(null),
        version.changedBy().map(AccountId::toString).orElse(null),
        version.changedByName(),
        version.comment(),
        version.rules().passwords().map(PasswordRulesBody::of).orElse(null),
        version.rules().devices().orElse(null),
        PermittedHoursBody.of(version.rules().hours()),
        GroupMeetingsBody.of(version.rules().meetings()));
  }
}
