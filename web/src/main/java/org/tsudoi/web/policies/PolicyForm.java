package org.tsudoi.web.policies;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.SystemRole;

/** What an administrator types about the policy. */
public class PolicyForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private int minimumLength;
  private boolean upperCase;
  private boolean lowerCase;
  private boolean digit;
  private int lifetimeDays;
  private int generations;
  private int minimumAgeHours;
  private OptionRule meetingKey;
  private final List<OptionRow> switches = new ArrayList<>();
  private int capacity;
  private DeviceRule devices;
  private boolean factorOffered;
  private Set<SystemRole> factorRoles = Set.of();

  /** Only rules for passwords, as groups have them. */
  PolicyForm(PasswordRules rules) {
    take(rules);
  }

  PolicyForm(PolicyValues values) {
    meetingKey = values.meetings().rule(MeetingOption.MEETING_KEY);
    for (MeetingOption option : MeetingOption.values()) {
      if (option.isSwitch()) {
        switches.add(new OptionRow(option, values.meetings().rule(option)));
      }
    }
    capacity = values.meetings().capacity();
    devices = values.devices();
    factorOffered = values.secondFactor().offered();
    factorRoles = values.secondFactor().required();
    take(values.passwords());
  }

  /** Takes the rules of a profile. */
  final void take(PasswordRules rules) {
    minimumLength = rules.minimumLength();
    upperCase = rules.upperCase();
    lowerCase = rules.lowerCase();
    digit = rules.digit();
    lifetimeDays = rules.lifetimeDays();
    generations = rules.generations();
    minimumAgeHours = rules.minimumAgeHours();
  }

  PasswordRules rules() {
    return new PasswordRules(
        minimumLength, upperCase, lowerCase, digit, lifetimeDays, generations, minimumAgeHours);
  }

  PolicyValues values() {
    return new PolicyValues(
        rules(), new MeetingDefaults(options(), capacity), devices, secondFactor());
  }

  private Map<MeetingOption, OptionRule> options() {
    Map<MeetingOption, OptionRule> options = new EnumMap<>(MeetingOption.class);
    options.put(MeetingOption.MEETING_KEY, meetingKey);
    switches.forEach(row -> options.put(row.getOption(), row.getRule()));
    return options;
  }

  /** What else meetings may have. */
  public List<OptionRow> getSwitches() {
    return switches;
  }

  /** What is not offered is asked of nobody, whichever roles were ticked before. */
  SecondFactorRule secondFactor() {
    return factorOffered ? new SecondFactorRule(true, factorRoles) : SecondFactorRule.OFF;
  }

  /** Whether people may set up a second factor. */
  public boolean isFactorOffered() {
    return factorOffered;
  }

  /** Takes whether people may set up a second factor. */
  public void setFactorOffered(boolean factorOffered) {
    this.factorOffered = factorOffered;
  }

  /** The names of the roles that must have one. */
  public List<String> getRoles() {
    return factorRoles.stream().map(SystemRole::name).toList();
  }

  /** Takes the names of the roles that must have one. */
  public void setRoles(List<String> names) {
    factorRoles =
        names == null
            ? Set.of()
            : names.stream().map(SystemRole::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  /** All roles. */
  public List<SystemRole> getAllRoles() {
    return List.of(SystemRole.values());
  }

  /** What a sign-in must prove about its device. */
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

  /** Characters at least. */
  public int getMinimumLength() {
    return minimumLength;
  }

  /** Takes how many characters at least. */
  public void setMinimumLength(int minimumLength) {
    this.minimumLength = minimumLength;
  }

  /** Whether an upper-case letter is required. */
  public boolean isUpperCase() {
    return upperCase;
  }

  /** Takes whether an upper-case letter is required. */
  public void setUpperCase(boolean upperCase) {
    this.upperCase = upperCase;
  }

  /** Whether a lower-case letter is required. */
  public boolean isLowerCase() {
    return lowerCase;
  }

  /** Takes whether a lower-case letter is required. */
  public void setLowerCase(boolean lowerCase) {
    this.lowerCase = lowerCase;
  }

  /** Whether a digit is required. */
  public boolean isDigit() {
    return digit;
  }

  /** Takes whether a digit is required. */
  public void setDigit(boolean digit) {
    this.digit = digit;
  }

  /** After how many days a password must be changed. */
  public int getLifetimeDays() {
    return lifetimeDays;
  }

  /** Takes the lifetime. */
  public void setLifetimeDays(int lifetimeDays) {
    this.lifetimeDays = lifetimeDays;
  }

  /** How many of the newest passwords may not be used again. */
  public int getGenerations() {
    return generations;
  }

  /** Takes the number of generations. */
  public void setGenerations(int generations) {
    this.generations = generations;
  }

  /** For how many hours a chosen password stays. */
  public int getMinimumAgeHours() {
    return minimumAgeHours;
  }

  /** Takes the minimum age. */
  public void setMinimumAgeHours(int minimumAgeHours) {
    this.minimumAgeHours = minimumAgeHours;
  }

  /** Whether meetings have a meeting key. */
  public OptionRule getMeetingKey() {
    return meetingKey;
  }

  /** Takes whether meetings have a meeting key. */
  public void setMeetingKey(OptionRule meetingKey) {
    this.meetingKey = meetingKey;
  }

  /** All answers to that. */
  public List<OptionRule> getMeetingKeyRules() {
    return List.of(OptionRule.values());
  }

  /** How many people may be in one meeting. */
  public int getCapacity() {
    return capacity;
  }

  /** Takes how many people may be in one meeting. */
  public void setCapacity(int capacity) {
    this.capacity = capacity;
  }
}
