package org.tsudoi.api;

import jakarta.validation.Valid;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;

/**
 * Rules that somebody thinks of for a group; a part that is absent is as the installation has it.
 *
 * @param passwords what passwords would have to be
 * @param devices what a sign-in would have to prove about its device
 * @param hours when members would be admitted
 */
@Schema(name = "GroupPolicyPreview")
public record GroupPolicyPreviewBody(
    @Valid PasswordRulesBody passwords, DeviceRule devices, @Valid PermittedHoursBody hours) {

  GroupRules rules() {
    return new GroupRules(
        Optional.ofNullable(passwords).map(PasswordRulesBody::rules),
        Optional.ofNullable(devices),
        PermittedHoursBody.wanted(hours));
  }
}
