package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.tsudoi.shared.AccountId;

/**
 * A link that was sent to the holder of an account and lets another password be chosen once.
 *
 * <p>Kept is the hash of its token. It ends when it is used, after half an hour, and with
 * everything that ends the account's sessions: another password, other roles, disabling, deleting.
 */
@Entity
@Table(name = "password_reset_link")
public class ResetLink {

  /** How long it works. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "account_version")
  private long accountVersion;

  @Column(name = "works_until")
  private Instant worksUntil;

  /** For the container. */
  protected ResetLink() {}

  /** A link of an account as it is now. */
  public ResetLink(Account account, String token, Instant now) {
    this.tokenHash = SessionToken.hash(token);
    this.accountId = account.id().toString();
    this.accountVersion = account.version();
    this.worksUntil = now.plus(LIFETIME);
  }

  /** What is stored of the token. */
  public String tokenHash() {
    return tokenHash;
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  public Instant worksUntil() {
    return worksUntil;
  }

  /** Whether it still opens the account. */
  public boolean opens(Account account, Instant now) {
    return now.isBefore(worksUntil)
        && account.version() == accountVersion
        && account.admitsSignIn(now);
  }
}
