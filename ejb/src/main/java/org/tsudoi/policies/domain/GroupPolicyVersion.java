package org.tsudoi.policies.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/**
 * What a group asked of its members' passwords from one moment until its next version.
 *
 * <p>Written once and never changed, which the database enforces.
 */
@Entity
@Table(name = "group_policy_version")
@IdClass(GroupPolicyVersion.Key.class)
public class GroupPolicyVersion {

  @Id
  @Column(name = "group_id")
  private String groupId;

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

  @Column(name = "in_force")
  private boolean inForce;

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

  /** For the container. */
  protected GroupPolicyVersion() {}

  /**
   * A version that somebody saves.
   *
   * @param key whose it is, and one more than the version before
   * @param author who saves it, when and why
   * @param rules what it says, or with {@code inForce} false what the group gives up
   * @param inForce whether the group has a policy of its own from now on
   */
  public GroupPolicyVersion(Key key, Author author, PasswordRules rules, boolean inForce) {
    this.groupId = key.groupId;
    this.number = key.number;
    this.changedAt = author.at();
    this.changedById = author.account().map(AccountId::toString).orElse(null);
    this.changedByName = author.name();
    this.comment = author.comment();
    this.inForce = inForce;
    take(rules);
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

  public GroupId group() {
    return GroupId.of(groupId);
  }

  public long number() {
    return number;
  }

  /** Who saved it, when and why. */
  public Author author() {
    return new Author(
        changedAt, Optional.ofNullable(changedById).map(AccountId::of), changedByName, comment);
  }

  /** What it says; empty where the group gave up its own policy. */
  public Optional<PasswordRules> rules() {
    return inForce ? Optional.of(values()) : Optional.empty();
  }

  /** What it says, or what the group gave up with it. */
  public PasswordRules values() {
    return new PasswordRules(
        minimumLength, upperCase, lowerCase, digit, lifetimeDays, generations, minimumAgeHours);
  }

  /**
   * Who saved a version.
   *
   * @param at when
   * @param account whose account
   * @param name the name as it is stored: sealed if there is an account
   * @param comment why
   */
  public record Author(Instant at, Optional<AccountId> account, String name, String comment) {}

  /** Which version it is. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String groupId;
    private long number;

    /** For the container. */
    public Key() {}

    /** The version of a group with this number. */
    public Key(GroupId group, long number) {
      this.groupId = group.toString();
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.groupId.equals(groupId) && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(groupId, number);
    }
  }
}
