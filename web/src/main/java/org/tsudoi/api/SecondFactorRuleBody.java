package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.SystemRole;

/**
 * Who may and who must have a second factor.
 *
 * @param offered whether somebody who has none may set one up; one that is there is asked for in
 *     any case
 * @param requiredFor the roles whose people must have one; empty unless it is offered
 */
@Schema(name = "SecondFactorRule")
public record SecondFactorRuleBody(
    @NotNull Boolean offered, @NotNull @Size(max = 5) List<@NotNull SystemRole> requiredFor) {

  static SecondFactorRuleBody of(SecondFactorRule rule) {
    return new SecondFactorRuleBody(rule.offered(), List.copyOf(rule.required()));
  }

  SecondFactorRule rule() {
    EnumSet<SystemRole> roles = EnumSet.noneOf(SystemRole.class);
    roles.addAll(requiredFor);
    return new SecondFactorRule(offered, roles);
  }
}
