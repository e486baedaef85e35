package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tsudoi.shared.AccountId;

/** That the holder of an account was warned, at one stage, of the end of one password. */
@Entity
@Table(name = "password_end_warning")
public class PasswordEndWarning {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "days_before")
  private int daysBefore;

  @Column(name = "password_changed_at")
  private Instant passwordChangedAt;

  /** For the container. */
  protected PasswordEndWarning() {}

  /** A warning of the end of the present password. */
  public PasswordEndWarning(Account account, int daysBefore) {
    this.id = idOf(account.id(), daysBefore);
    this.accountId = account.id().toString();
    this.daysBefore = daysBefore;
    this.passwordChangedAt = account.passwordChangedAt();
  }

  /** The one id for an account and a stage. */
  public static String idOf(AccountId account, int daysBefore) {
    return account + "/" + daysBefore;
  }

  /** Whether it was about the present password. */
  public boolean concerns(Account account) {
    return passwordChangedAt.equals(account.passwordChangedAt());
  }

  /** Is about the present password from now on. */
  public void renew(Account account) {
    passwordChangedAt = account.passwordChangedAt();
  }
}
