package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.AccessRule;
import org.tsudoi.policies.AccessRuleLine;

/**
 * Lets addresses in.
 *
 * @param range an address or a range, as 192.0.2.0/24 or 2001:db8::/32
 * @param remark whose they are
 */
@Schema(name = "AccessRule")
public record AccessRuleBody(
    @NotNull @Size(min = 1, max = 64) String range, @Size(max = 200) String remark) {

  AccessRuleLine line() {
    return new AccessRuleLine(range, remark == null ? "" : remark);
  }

  static AccessRuleBody of(AccessRule rule) {
    return new AccessRuleBody(rule.range().toString(), rule.remark());
  }
}
