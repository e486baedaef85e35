package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.tsudoi.shared.AccountId;

/** What authenticators know a person by: random bits that say nothing about the account. */
@Entity
@Table(name = "passkey_holder")
public class PasskeyHolder {

  @Id
  @Column(name = "account_id")
  private String accountId;

  @Column(name = "user_handle")
  private String userHandle;

  /** For the container. */
  protected PasskeyHolder() {}

  /** Known by these bits from now on. */
  public PasskeyHolder(AccountId account, String userHandle) {
    this.accountId = account.toString();
    this.userHandle = userHandle;
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  /** The bits in base64url. */
  public String userHandle() {
    return userHandle;
  }
}
