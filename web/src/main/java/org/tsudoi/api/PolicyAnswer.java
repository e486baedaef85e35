package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.shared.AccountId;

/**
 * One version of the policy.
 *
 * @param version its number; 0 for settings that no version has replaced yet
 * @param changedAt when it was saved; absent while the settings are in force
 * @param account whose account saved it; absent for the system
 * @param who the name at that time
 * @param comment why
 * @param passwords what passwords must be
 * @param meetings how meetings begin
 * @param devices what a sign-in must prove about its device
 * @param secondFactor who may and who must have a second factor
 */
@Schema(name = "Policy")
public record PolicyAnswer(
    long version,
    Instant changedAt,
    String account,
    String who,
    String comment,
    PasswordRulesBody passwords,
    MeetingRulesBody meetings,
    DeviceRule devices,
    SecondFactorRuleBody secondFactor) {

  static PolicyAnswer of(RuleVersion<PolicyValues> version) {
    return new PolicyAnswer(
        version.number(),
        version.changedAt().orElse(null),
        version.changedBy().map(AccountId::toString).orElse(null),
        version.changedByName(),
        version.comment(),
        PasswordRulesBody.of(version.rules().passwords()),
        MeetingRulesBody.of(version.rules().meetings()),
        version.rules().devices(),
        SecondFactorRuleBody.of(version.rules().secondFactor()));
  }
}
