package org.tsudoi.devices.domain;

import java.util.List;
import java.util.Optional;
import org.tsudoi.policies.DeviceRule;

/**
 * Where the rule of one person comes from. The person's own value counts before all others; then
 * the strictest of the person's groups; then the installation's policy.
 *
 * @param own the person's own value, if any
 * @param groups the values of the person's groups that have one
 * @param installation the policy of the installation
 */
public record RuleSources(
    Optional<DeviceRule> own, List<DeviceRule> groups, DeviceRule installation) {

  /** Keeps the list from being changed. */
  public RuleSources {
    groups = List.copyOf(groups);
  }

  /** What holds for the person. */
  public DeviceRule effective() {
    return own.orElseGet(() -> groups.isEmpty() ? installation : DeviceRule.strictest(groups));
  }
}
