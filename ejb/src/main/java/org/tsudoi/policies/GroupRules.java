package org.tsudoi.policies;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a group asks of its members; each part only if the group has one of its own.
 *
 * @param passwords what passwords must be, instead of what the installation asks
 * @param devices what a sign-in must prove about its device, instead of what the installation asks
 * @param hours when members may be signed in
 * @param meetings what meetings that members open may have, instead of what the installation says
 */
public record GroupRules(
    Optional<PasswordRules> passwords,
    Optional<DeviceRule> devices,
    PermittedHours hours,
    Map<MeetingOption, OptionRule> meetings) {

  /** A group that asks nothing of its own. */
  public static final GroupRules NONE =
      new GroupRules(Optional.empty(), Optional.empty(), PermittedHours.ALWAYS);

  /** Makes the rules of meetings immutable. */
  public GroupRules {
    meetings = Map.copyOf(meetings);
  }

  /** A group that says nothing about meetings. */
  public GroupRules(
      Optional<PasswordRules> passwords, Optional<DeviceRule> devices, PermittedHours hours) {
    this(passwords, devices, hours, Map.of());
  }

  /** A group that asks something of passwords alone. */
  public static GroupRules of(PasswordRules passwords) {
    return new GroupRules(Optional.of(passwords), Optional.empty(), PermittedHours.ALWAYS);
  }

  /** The same without a rule of its own for devices. */
  GroupRules withoutDevices() {
    return new GroupRules(passwords, Optional.empty(), hours, meetings);
  }

  /** Whether the group asks anything. */
  public boolean isPresent() {
    return !equals(NONE);
  }

  /** The values by name, in the order in which people read them. */
  public Map<String, String> byName() {
    Map<String, String> values = new LinkedHashMap<>();
    passwords.ifPresent(rules -> values.putAll(rules.byName()));
    devices.ifPresent(rule -> values.put("deviceRule", rule.name()));
    values.putAll(hours.byName());
    MeetingOption.write(meetings, values);
    return values;
  }

  /** What {@link #byName} gave. */
  static GroupRules ofStored(Map<String, String> texts) {
    return new GroupRules(
        PasswordRules.ofStored(texts),
        Optional.ofNullable(texts.get("deviceRule")).map(DeviceRule::valueOf),
        PermittedHours.ofStored(texts),
        MeetingOption.ofStored(texts));
  }
}
