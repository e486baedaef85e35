package org.tsudoi.policies.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.MeetingKeyRule;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyDraft;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.AccountId;

/**
 * The policy of the installation from one moment until the next version.
 *
 * <p>Written once and never changed, which the database enforces.
 */
@Entity
@Table(name = "policy_version")
public class PolicyVersion {

  @Id
  @Column(name = "version_number")
  private long number;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "changed_by_id")
  private String changedById;

  @Column(name = "changed_by_name")
  private String changedByName;

  @Column(name = "change_comment")
  private String comment;

  @Column(name = "minimum_length")
  private int minimumLength;

  @Column(name = "upper_case_required")
  private boolean upperCase;

  @Column(name = "lower_case_required")
  private boolean lowerCase;

  @Column(name = "digit_required")
  private boolean digit;

  @Column(name = "lifetime_days")
  private int lifetimeDays;

  @Column(name = "generations")
  private int generations;

  @Column(name = "minimum_age_hours")
  private int minimumAgeHours;

  @Enumerated(EnumType.STRING)
  @Column(name = "meeting_key")
  private MeetingKeyRule meetingKey;

  @Column(name = "meeting_capacity")
  private int capacity;

  @Enumerated(EnumType.STRING)
  @Column(name = "device_rule")
  private DeviceRule devices;

  @Column(name = "second_factor")
  private String secondFactor;

  /** For the container. */
  protected PolicyVersion() {}

  /**
   * What somebody wants, as a version.
   *
   * @param number one more than the version before
   * @param now when
   * @param who whose account
   * @param name the name as it is stored: sealed if there is an account
   * @param draft what it says, and why
   */
  public PolicyVersion(
      long number, Instant now, Optional<AccountId> who, String name, PolicyDraft draft) {
    this.number = number;
    this.changedAt = now;
    this.changedById = who.map(AccountId::toString).orElse(null);
    this.changedByName = name;
    this.comment = draft.comment();
    this.meetingKey = draft.values().meetings().meetingKey();
    this.capacity = draft.values().meetings().capacity();
    this.devices = draft.values().devices();
    this.secondFactor = draft.values().secondFactor().text();
    take(draft.values().passwords());
  }

  private void take(PasswordRules rules) {
    minimumLength = rules.minimumLength();
    upperCase = rules.upperCase();
    lowerCase = rules.lowerCase();
    digit = rules.digit();
    lifetimeDays = rules.lifetimeDays();
    generations = rules.generations();
    minimumAgeHours = rules.minimumAgeHours();
  }

  public long number() {
    return number;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public Optional<AccountId> changedBy() {
    return Optional.ofNullable(changedById).map(AccountId::of);
  }

  /** The name as it is stored: sealed if there is an account. */
  public String changedByName() {
    return changedByName;
  }

  public String comment() {
    return comment;
  }

  /** What it says. */
  public PolicyValues values() {
    return new PolicyValues(
        new PasswordRules(
            minimumLength, upperCase, lowerCase, digit, lifetimeDays, generations, minimumAgeHours),
        new MeetingDefaults(meetingKey, capacity),
        devices,
        SecondFactorRule.of(secondFactor));
  }
}
