package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tsudoi.shared.AccountId;

/** The hash of a password that its owner chose once and may not choose again for a while. */
@Entity
@Table(name = "past_password")
public class PastPassword {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "chosen_at")
  private Instant chosenAt;

  /** For the container. */
  protected PastPassword() {}

  /** Chosen now. */
  public PastPassword(AccountId account, PasswordHash hash, Instant now) {
    this.accountId = account.toString();
    this.passwordHash = hash.encoded();
    this.chosenAt = now;
  }

  /** The password's hash. */
  public PasswordHash hash() {
    return new PasswordHash(passwordHash);
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  public Instant chosenAt() {
    return chosenAt;
  }
}
