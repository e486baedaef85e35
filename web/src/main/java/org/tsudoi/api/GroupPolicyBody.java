package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.RuleDraft;

/**
 * Rules that a group shall have; a part that is absent is as the installation has it.
 *
 * @param base the version that it was made from, 0 for none
 * @param comment why
 * @param passwords what the members' passwords must be
 * @param devices what a member's sign-in must prove about its device
 * @param hours when members may be signed in
 * @param meetings what meetings that members open may have
 */
@Schema(name = "NewGroupPolicy")
public record GroupPolicyBody(
    @NotNull @Min(0) Long base,
    @Size(max = 400) String comment,
    @Valid PasswordRulesBody passwords,
    DeviceRule devices,
    @Valid PermittedHoursBody hours,
    GroupMeetingsBody meetings) {

  RuleDraft<GroupRules> draft() {
    return new RuleDraft<>(
        base,
        comment == null ? "" : comment,
        new GroupRules(
            Optional.ofNullable(passwords).map(PasswordRulesBody::rules),
            Optional.ofNullable(devices),
            PermittedHoursBody.wanted(hours),
            GroupMeetingsBody.wanted(meetings)));
  }
}
