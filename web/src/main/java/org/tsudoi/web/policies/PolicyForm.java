package org.tsudoi.web.policies;

import java.io.Serializable;
import java.util.List;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingOption;
import org.tsudoi.policies.OptionRule;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyValues;

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
  private int capacity;
  private DeviceRule devices;

  /** Only rules for passwords, as groups have them. */
  PolicyForm(PasswordRules rules) {
    take(rules);
  }

  PolicyForm(PolicyValues values) {
    meetingKey = values.meetings().rule(MeetingOption.MEETING_KEY);
    capacity = values.meetings().capacity();
    devices = values.devices();
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
    return new PolicyValues(rules(), new MeetingDefaults(meetingKey, capacity), devices);
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
