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
    values.put("meetingKey", meetings.meetingKey().name());
    values.put("capacity", Integer.toString(meetings.capacity()));
    values.put("deviceRule", devices.name());
    values.put("secondFactor", secondFactor.text());
    return values;
  }

  /** What these values change in others, in the order in which people read them. */
  public Map<String, Change> changesFrom(PolicyValues before) {
    Map<String, String> was = before.byName();
    Map<String, Change> changes = new LinkedHashMap<>();
    byName()
        .forEach(
            (name, value) -> {
              if (!value.equals(was.get(name))) {
                changes.put(name, new Change(was.get(name), value));
              }
            });
    return changes;
  }

  /**
   * One value that differs.
   *
   * @param before until then
   * @param after from then on
   */
  public record Change(String before, String after) {}
}
