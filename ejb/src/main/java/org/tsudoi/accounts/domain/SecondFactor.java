package org.tsudoi.accounts.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tsudoi.shared.AccountId;

/**
 * The second factor of an account: a secret shared with an authenticator application, and recovery
 * codes for the day when that is lost.
 *
 * <p>Begins unconfirmed and is then asked of nobody; may be begun again until a first code confirms
 * it. From then on each sign-in takes one code, and no code twice. Ends by being removed. For
 * somebody who has passkeys alone it holds the recovery codes and is not confirmed.
 *
 * <p>Changed only while its row is locked: of two people with one code one is refused.
 */
@Entity
@Table(name = "second_factor")
public class SecondFactor {

  @Id
  @Column(name = "account_id")
  private String accountId;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  @Column(name = "last_step")
  private long lastStep;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "recovery_code", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "code_hash")
  private Set<String> recoveryCodes = new HashSet<>();

  /** For the container. */
  protected SecondFactor() {}

  /** Begun, not confirmed. */
  public SecondFactor(AccountId account, String sealedSecret, Instant now) {
    this.accountId = account.toString();
    begin(sealedSecret, now);
  }

  /** Begins with another secret; only while it is not confirmed. */
  public final void begin(String sealed, Instant now) {
    if (isConfirmed()) {
      throw new IllegalStateException("Confirmed already");
    }
    sealedSecret = sealed;
    begunAt = now;
    lastStep = -1;
  }

  /** From now on a code is asked at each sign-in. */
  public void confirm(Instant now) {
    confirmedAt = now;
  }

  /** From now on no code of the authenticator is taken; the recovery codes stay. */
  public void unconfirm(String sealed, Instant now) {
    confirmedAt = null;
    begin(sealed, now);
  }

  /** Takes the code of the authenticator; false if it is none of now or was taken before. */
  public boolean takeCode(SharedSecret secret, TypedCode code, Instant now) {
    OptionalLong step = TimeBasedCode.stepOf(secret, code.value(), now, lastStep);
    step.ifPresent(taken -> lastStep = taken);
    return step.isPresent();
  }

  /** Takes a recovery code, which is void from then on; false if it is none. */
  public boolean takeRecoveryCode(TypedCode code) {
    return recoveryCodes.remove(new RecoveryCode(code.value()).hash(account()));
  }

  /** Takes new recovery codes; the old ones are void. */
  public void takeRecoveryCodes(Collection<RecoveryCode> codes) {
    recoveryCodes.clear();
    codes.forEach(code -> recoveryCodes.add(code.hash(account())));
  }

  public AccountId account() {
    return AccountId.of(accountId);
  }

  /** The secret as stored. */
  public String sealedSecret() {
    return sealedSecret;
  }

  /** Whether a first code has proved that the authenticator has the secret. */
  public final boolean isConfirmed() {
    return confirmedAt != null;
  }

  public Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmedAt);
  }

  /** How many recovery codes are unused. */
  public int recoveryCodesLeft() {
    return recoveryCodes.size();
  }
}
