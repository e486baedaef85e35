package org.tsudoi.devices.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.shared.AccountId;

/** The rule of one person, in place of the installation's; begins and ends by an administrator. */
@Entity
@Table(name = "device_rule")
public class PersonalRule {

  @Id
  @Column(name = "account_id")
  private String accountId;

  @Enumerated(EnumType.STRING)
  @Column(name = "device_rule")
  private DeviceRule rule;

  /** For the container. */
  protected PersonalRule() {}

  /** A rule of one's own. */
  public PersonalRule(AccountId account, DeviceRule rule) {
    this.accountId = account.toString();
    this.rule = rule;
  }

  public DeviceRule rule() {
    return rule;
  }

  /** Takes another rule. */
  public void take(DeviceRule other) {
    rule = other;
  }
}
