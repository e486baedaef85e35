package org.tsudoi.web.policies;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PermittedHours;

/** What an administrator types about the rules of a group. */
public class GroupRulesForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private final PolicyForm passwords;
  private final List<HoursRow> hours = new ArrayList<>();
  private boolean ownPasswords;
  private final List<OptionRow> options = new ArrayList<>();
  private DeviceRule devices;
  private String zone;

  /**
   * The rules of a group.
   *
   * @param installation what counts where the group has no rules for passwords
   * @param usualZone the time zone to begin with
   */
  GroupRulesForm(GroupRules rules, PasswordRules installation, String usualZone) {
    passwords = new PolicyForm(rules.passwords().orElse(installation));
    ownPasswords = rules.passwords().isPresent();
    devices = rules.devices().orElse(null);
    rules.hours().intervals().forEach(interval -> hours.add(new HoursRow(interval)));
    for (MeetingOption option : MeetingOption.values()) {
      options.add(new OptionRow(option, rules.meetings().get(option)));
    }
    zone = rules.hours().isAlways() ? usualZone : rules.hours().zone().getId();
  }

  GroupRules rules() {
    return new GroupRules(
        ownPasswords ? Optional.of(passwords.rules()) : Optional.empty(),
        Optional.ofNullable(devices),
        PermittedHours.of(zone, hours.stream().flatMap(row -> row.interval().stream()).toList()),
        options());
  }

  private Map<MeetingOption, OptionRule> options() {
    Map<MeetingOption, OptionRule> rules = new EnumMap<>(MeetingOption.class);
    options.stream()
        .filter(row -> row.getRule() != null)
        .forEach(row -> rules.put(row.getOption(), row.getRule()));
    return rules;
  }

  void addHours() {
    if (hours.size() < PermittedHours.MOST) {
      hours.add(HoursRow.usual());
    }
  }

  void removeHours(HoursRow row) {
    hours.remove(row);
  }

  /** The rules for passwords. */
  public PolicyForm getPasswords() {
    return passwords;
  }

  /** Whether the group has rules of its own for passwords. */
  public boolean isOwnPasswords() {
    return ownPasswords;
  }

  /** Takes whether the group has rules of its own for passwords. */
  public void setOwnPasswords(boolean ownPasswords) {
    this.ownPasswords = ownPasswords;
  }

  /** What a sign-in must prove about its device; null for what the installation asks. */
  public DeviceRule getDevices() {
    return devices;
  }

  /** Takes what a sign-in must prove about its device. */
  public void setDevices(DeviceRule devices) {
    this.devices = devices;
  }

  /** All answers to that. */
  public List<DeviceRule> getDeviceRules() {
    return List.of(DeviceRule.values());
  }

  /** The rules for options of meetings. */
  public List<OptionRow> getOptions() {
    return options;
  }

  /** All answers to those. */
  public List<OptionRule> getOptionRules() {
    return List.of(OptionRule.values());
  }

  /** The permitted hours. */
  public List<HoursRow> getHours() {
    return hours;
  }

  /** Whether more hours fit in. */
  public boolean isRoomForHours() {
    return hours.size() < PermittedHours.MOST;
  }

  /** By which clock. */
  public String getZone() {
    return zone;
  }

  /** Takes by which clock. */
  public void setZone(String zone) {
    this.zone = zone;
  }
}
