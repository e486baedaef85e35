package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DeviceRuleView;
import org.tsudoi.policies.DeviceRule;

/**
 * What is asked of the device of one person.
 *
 * @param own the person's own value: OFF, MAC_REQUIRED, KEY_REQUIRED or BOTH_REQUIRED; INHERITED
 *     lets the policy of the installation hold
 * @param effective what holds; in answers only
 */
@Schema(name = "DeviceRule")
public record DeviceRuleBody(
    @NotNull @Pattern(regexp = "INHERITED|OFF|MAC_REQUIRED|KEY_REQUIRED|BOTH_REQUIRED") String own,
    DeviceRule effective) {

  private static final String INHERITED = "INHERITED";

  Optional<DeviceRule> rule() {
    return own.equals(INHERITED) ? Optional.empty() : Optional.of(DeviceRule.valueOf(own));
  }

  static DeviceRuleBody of(DeviceRuleView view) {
    return new DeviceRuleBody(view.own().map(DeviceRule::name).orElse(INHERITED), view.effective());
  }
}
