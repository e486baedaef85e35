package org.tsudoi.devices;

import java.util.Optional;
import org.tsudoi.policies.DeviceRule;

/**
 * What is asked of one person's device.
 *
 * @param own the person's own value; empty if the policy of the installation holds
 * @param effective what holds
 */
public record DeviceRuleView(Optional<DeviceRule> own, DeviceRule effective) {}
