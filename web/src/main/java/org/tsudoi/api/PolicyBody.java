package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.SecondFactorRule;

/**
 * A policy that shall be in force.
 *
 * @param base the version that it was made from
 * @param comment why
 * @param passwords what passwords must be
 * @param meetings how meetings begin
 * @param devices what a sign-in must prove about its device; as it is if it is absent
 * @param secondFactor who may and who must have a second factor; as it is if it is absent
 */
@Schema(name = "NewPolicy")
public record PolicyBody(
    @NotNull @Min(0) Long base,
    @Size(max = 400) String comment,
    @NotNull @Valid PasswordRulesBody passwords,
    @NotNull @Valid MeetingRulesBody meetings,
    DeviceRule devices,
    @Valid SecondFactorRuleBody secondFactor) {

  RuleDraft<PolicyValues> draft(DeviceRule present, SecondFactorRule presentFactor) {
    return new RuleDraft<>(
        base,
        comment == null ? "" : comment,
        new PolicyValues(
            passwords.rules(),
            meetings.defaults(),
            devices == null ? present : devices,
            secondFactor == null ? presentFactor : secondFactor.rule()));
  }
}
