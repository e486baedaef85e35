package org.tsudoi.policies;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a policy says.
 *
 * @param passwords what passwords must be
 * @param meetings how meetings begin
 * @param devices what a sign-in must prove about its device, for whoever has no rule of their own
 * @param secondFactor who may and who must have a second factor
 */
public record PolicyValues(
    PasswordRules passwords,
    MeetingDefaults meetings,
    DeviceRule devices,
    SecondFactorRule secondFactor) {

  /** A policy that asks nothing of devices. */
  public PolicyValues(PasswordRules passwords, MeetingDefaults meetings) {
    this(passwords, meetings, DeviceRule.OFF);
  }

  /** A policy under which nobody must have a second factor. */
  public PolicyValues(PasswordRules passwords, MeetingDefaults meetings, DeviceRule devices) {
    this(passwords, meetings, devices, SecondFactorRule.OPTIONAL);
  }

  /** The values by name, in the order in which people read them. */
  public Map<String, String> byName() {
    Map<String, String> values = new LinkedHashMap<>();
    values.putAll(passwords.byName());
    MeetingOption.write(meetings.options(), values);
    values.put("capacity", Integer.toString(meetings.capacity()));
    values.put("deviceRule", devices.name());
    values.put("secondFactor", secondFactor.text());
    return values;
  }

  /** What {@link #byName} gave; an old version may not name them all. */
  static PolicyValues ofStored(Map<String, String> texts) {
    return new PolicyValues(
        PasswordRules.ofStored(texts).orElseThrow(),
        new MeetingDefaults(MeetingOption.ofStored(texts), Integer.parseInt(texts.get("capacity"))),
        DeviceRule.valueOf(texts.getOrDefault("deviceRule", DeviceRule.OFF.name())),
        SecondFactorRule.of(texts.getOrDefault("secondFactor", SecondFactorRule.OPTIONAL.text())));
  }
}
