package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.RuleDraft;

/**
 * A policy that a group shall have.
 *
 * @param base the version that it was made from, 0 for none
 * @param comment why
 * @param passwords what the members' passwords must be; absent to give up the group's own policy
 */
@Schema(name = "NewGroupPolicy")
public record GroupPolicyBody(
    @NotNull @Min(0) Long base,
    @Size(max = 400) String comment,
    @Valid PasswordRulesBody passwords) {

  RuleDraft<Optional<PasswordRules>> draft() {
    return new RuleDraft<>(
        base,
        comment == null ? "" : comment,
        Optional.ofNullable(passwords).map(PasswordRulesBody::rules));
  }
}
