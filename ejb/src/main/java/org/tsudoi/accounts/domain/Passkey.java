package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyId;
import org.tsudoi.accounts.PasskeyView;
import org.tsudoi.shared.AccountId;

/**
 * A key pair of one person, of which the server knows the public half.
 *
 * <p>Begins when its authenticator has proved that it has the private half, changes with each use,
 * ends by being removed. Changed only while its row is locked.
 */
@Entity
@Table(name = "passkey")
public class Passkey {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "passkey_name")
  private String name;

  @Column(name = "credential_hash")
  private String credentialHash;

  @Column(name = "credential_id")
  private String credentialId;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "signature_count")
  private long signatureCount;

  @Column(name = "backup_eligible")
  private boolean backupEligible;

  @Column(name = "backed_up")
  private boolean backedUp;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  /** For the container. */
  protected Passkey() {}

  /** Added now. */
  public Passkey(AccountId account, String name, PasskeyKey key, Instant now) {
    this.id = PasskeyId.random().toString();
    this.accountId = account.toString();
    this.name = name;
    this.credentialHash = SessionToken.hash(key.credentialId());
    this.credentialId = key.credentialId();
    this.publicKey = key.publicKey();
    this.signatureCount = key.signatureCount();
    this.backupEligible = key.backupEligible();
    this.backedUp = key.backedUp();
    this.createdAt = now;
  }

  /**
   * Takes a use of it.
   *
   * @param count what the authenticator counted; one that never counts says 0
   * @return false when the count has not grown, as that of a copy would not
   */
  public boolean use(long count, boolean isBackedUp, Instant now) {
    if ((count != 0 || signatureCount != 0) && count <= signatureCount) {
      return false;
    }
    signatureCount = count;
    backedUp = isBackedUp;
    lastUsedAt = now;
    return true;
  }

  public PasskeyId id() {
    return PasskeyId.of(id);
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  public String name() {
    return name;
  }

  /** What is signed with it, and how far its count is. */
  public PasskeyKey key() {
    return new PasskeyKey(credentialId, publicKey, signatureCount, backupEligible, backedUp);
  }

  /** As its person sees it. */
  public PasskeyView view() {
    return new PasskeyView(id(), name, createdAt, Optional.ofNullable(lastUsedAt), backedUp);
  }
}
