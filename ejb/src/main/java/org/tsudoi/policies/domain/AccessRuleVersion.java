package org.tsudoi.policies.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRule;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.shared.AccountId;

/**
 * What the access rules said from a moment on, and who saved it. The highest number is in force; a
 * version is added once and never changed, which the database enforces.
 */
@Entity
@Table(name = "access_rule_version")
public class AccessRuleVersion {

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

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "access_rule", joinColumns = @JoinColumn(name = "version_number"))
  private List<AccessRuleRow> rows = new ArrayList<>();

  /** For the container. */
  protected AccessRuleVersion() {}

  /**
   * Rules as a version.
   *
   * @param number one more than the version before
   * @param now when
   * @param who whose account
   * @param name the name as it is stored: sealed if there is an account
   * @param comment why
   * @param rules what it says
   */
  public AccessRuleVersion(
      long number,
      Instant now,
      Optional<AccountId> who,
      String name,
      String comment,
      AccessRules rules) {
    this.number = number;
    this.changedAt = now;
    this.changedById = who.map(AccountId::toString).orElse(null);
    this.changedByName = name;
    this.comment = comment;
    for (AccessArea area : AccessArea.values()) {
      List<AccessRule> ofArea = rules.rules(area);
      for (int i = 0; i < ofArea.size(); i++) {
        rows.add(new AccessRuleRow(area, i, ofArea.get(i)));
      }
    }
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
  public AccessRules rules() {
    Map<AccessArea, List<AccessRule>> rules = new EnumMap<>(AccessArea.class);
    rows.stream()
        .sorted(Comparator.comparingInt(AccessRuleRow::place))
        .forEach(
            row -> rules.computeIfAbsent(row.area(), area -> new ArrayList<>()).add(row.rule()));
    return new AccessRules(rules);
  }
}
