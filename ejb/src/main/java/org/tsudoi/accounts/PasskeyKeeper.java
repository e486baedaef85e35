package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.PasskeyKey;
import org.tsudoi.accounts.domain.Passkeys;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Adds, uses and removes passkeys. Each method that changes something runs in the transaction of
 * its caller, who has locked the account before.
 */
@ApplicationScoped
@Transactional
class PasskeyKeeper {

  /** Nobody carries more authenticators. */
  static final int MOST = 10;

  private final Passkeys passkeys;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  PasskeyKeeper() {
    this(null, null, null);
  }

  @Inject
  PasskeyKeeper(Passkeys passkeys, Clock clock, SecureRandom random) {
    this.passkeys = passkeys;
    this.clock = clock;
    this.random = random;
  }

  List<PasskeyView> of(AccountId account) {
    return passkeys.of(account).stream().map(Passkey::view).toList();
  }

  int count(AccountId account) {
    return passkeys.count(account);
  }

  /** The credential ids that the person has already. */
  List<String> known(AccountId account) {
    return passkeys.of(account).stream().map(passkey -> passkey.key().credentialId()).toList();
  }

  /** What authenticators know the person by, made when it is first asked for. */
  PasskeyHolder holder(AccountId account) {
    return passkeys
        .holder(account)
        .orElseGet(
            () -> {
              PasskeyHolder fresh = new PasskeyHolder(account, SessionToken.newToken(random));
              passkeys.add(fresh);
              return fresh;
            });
  }

  /**
   * Adds a passkey.
   *
   * @throws RefusedException with {@link Problem#CONFLICT} when there are ten already or somebody
   *     has this one
   */
  Passkey add(AccountId account, String name, PasskeyKey key) {
    refuseWhenFull(account);
    Passkey passkey = new Passkey(account, name, key, clock.instant());
    if (!passkeys.add(passkey)) {
      throw new RefusedException(Problem.CONFLICT);
    }
    return passkey;
  }

  /** Refuses one more than ten with {@link Problem#CONFLICT}. */
  void refuseWhenFull(AccountId account) {
    if (passkeys.count(account) >= MOST) {
      throw new RefusedException(Problem.CONFLICT);
    }
  }

  /** Takes a use of the passkey of this account; false when it is another's, gone or a copy. */
  boolean take(Account account, PasskeyProof proof) {
    return proof.isRight()
        && proof
            .passkey()
            .flatMap(passkeys::lock)
            .filter(passkey -> passkey.account().equals(account.id()))
            .filter(passkey -> passkey.use(proof.count(), proof.backedUp(), clock.instant()))
            .isPresent();
  }

  /** The passkey of this account with that id. */
  Optional<Passkey> find(AccountId account, PasskeyId id) {
    return passkeys.lock(id).filter(passkey -> passkey.account().equals(account));
  }

  void remove(Passkey passkey) {
    passkeys.remove(passkey);
  }

  /** Removes all; false if there was none. */
  boolean removeAll(AccountId account) {
    List<Passkey> all = passkeys.of(account);
    all.forEach(passkeys::remove);
    return !all.isEmpty();
  }
}
