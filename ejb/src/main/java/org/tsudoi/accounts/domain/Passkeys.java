package org.tsudoi.accounts.domain;

import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyId;
import org.tsudoi.shared.AccountId;

/** Where passkeys are kept. */
public interface Passkeys {

  /** Those of an account, oldest first. */
  List<Passkey> of(AccountId account);

  /** How many an account has. */
  int count(AccountId account);

  Optional<Passkey> findByCredential(String credentialId);

  /** The passkey with its row locked until the transaction ends. */
  Optional<Passkey> lock(PasskeyId id);

  /**
   * Adds one.
   *
   * @return false when somebody has a passkey with that credential id already
   */
  boolean add(Passkey passkey);

  void remove(Passkey passkey);

  Optional<PasskeyHolder> holder(AccountId account);

  Optional<PasskeyHolder> holderByHandle(String userHandle);

  void add(PasskeyHolder holder);
}
