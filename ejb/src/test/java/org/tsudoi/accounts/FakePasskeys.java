package org.tsudoi.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.Passkeys;
import org.tsudoi.shared.AccountId;

/** Passkeys in maps. */
final class FakePasskeys implements Passkeys {

  final Map<PasskeyId, Passkey> passkeys = new LinkedHashMap<>();
  final Map<AccountId, PasskeyHolder> holders = new LinkedHashMap<>();

  @Override
  public List<Passkey> of(AccountId account) {
    return passkeys.values().stream().filter(p -> p.account().equals(account)).toList();
  }

  @Override
  public int count(AccountId account) {
    return of(account).size();
  }

  @Override
  public Optional<Passkey> findByCredential(String credentialId) {
    return passkeys.values().stream()
        .filter(p -> p.key().credentialId().equals(credentialId))
        .findFirst();
  }

  @Override
  public Optional<Passkey> lock(PasskeyId id) {
    return Optional.ofNullable(passkeys.get(id));
  }

  @Override
  public boolean add(Passkey passkey) {
    if (findByCredential(passkey.key().credentialId()).isPresent()) {
      return false;
    }
    passkeys.put(passkey.id(), passkey);
    return true;
  }

  @Override
  public void remove(Passkey passkey) {
    passkeys.remove(passkey.id());
  }

  @Override
  public Optional<PasskeyHolder> holder(AccountId account) {
    return Optional.ofNullable(holders.get(account));
  }

  @Override
  public Optional<PasskeyHolder> holderByHandle(String userHandle) {
    return holders.values().stream().filter(h -> h.userHandle().equals(userHandle)).findFirst();
  }

  @Override
  public void add(PasskeyHolder holder) {
    holders.put(holder.account(), holder);
  }
}
