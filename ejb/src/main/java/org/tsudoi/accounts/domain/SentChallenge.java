package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.shared.AccountId;

/**
 * Something to be signed by a passkey that the server has sent out.
 *
 * <p>Begins with a question, ends by being used, once, or after three minutes: people look for
 * their phone meanwhile. Only its hash is kept.
 */
@Entity
@Table(name = "passkey_challenge")
public class SentChallenge {

  /** How long it may be answered. */
  public static final Duration LIFETIME = Duration.ofMinutes(3);

  @Id
  @Column(name = "challenge_hash")
  private String hash;

  @Enumerated(EnumType.STRING)
  @Column(name = "purpose")
  private PasskeyPurpose purpose;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "address")
  private String address;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** For the container. */
  protected SentChallenge() {}

  /** Sent out now, for an account or for whoever answers it. */
  public SentChallenge(
      String text,
      PasskeyPurpose purpose,
      Optional<AccountId> account,
      String address,
      Instant now) {
    this.hash = SessionToken.hash(text);
    this.purpose = purpose;
    this.accountId = accountText(account);
    this.address = address;
    this.expiresAt = now.plus(LIFETIME);
  }

  /** The account as it is stored; a dash for none, because Derby and PostgreSQL agree on that. */
  public static String accountText(Optional<AccountId> account) {
    return account.map(AccountId::toString).orElse("-");
  }

  /** Whether this is the one, sent for that. */
  public boolean answers(String wantedHash, PasskeyPurpose wanted, Optional<AccountId> account) {
    return hash.equals(wantedHash) && purpose == wanted && accountId.equals(accountText(account));
  }

  /** To whom it was sent. */
  public String address() {
    return address;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
