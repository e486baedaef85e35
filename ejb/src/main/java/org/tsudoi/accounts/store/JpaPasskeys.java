package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyId;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.Passkeys;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.shared.AccountId;

/** Passkeys in the database. */
@ApplicationScoped
class JpaPasskeys implements Passkeys {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaPasskeys() {}

  JpaPasskeys(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public List<Passkey> of(AccountId account) {
    return entities
        .createQuery(
            "select p from Passkey p where p.accountId = :account order by p.createdAt, p.id",
            Passkey.class)
        .setParameter("account", account.toString())
        .getResultList();
  }

  @Override
  public int count(AccountId account) {
    return entities
        .createQuery("select count(p) from Passkey p where p.accountId = :account", Long.class)
        .setParameter("account", account.toString())
        .getSingleResult()
        .intValue();
  }

  @Override
  public Optional<Passkey> findByCredential(String credentialId) {
    return entities
        .createQuery("select p from Passkey p where p.credentialHash = :hash", Passkey.class)
        .setParameter("hash", SessionToken.hash(credentialId))
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Passkey> lock(PasskeyId id) {
    Passkey passkey = entities.find(Passkey.class, id.toString());
    if (passkey == null) {
      return Optional.empty();
    }
    // Read again under the lock: what was read before it may be stale.
    entities.lock(passkey, LockModeType.PESSIMISTIC_WRITE);
    entities.refresh(passkey);
    return Optional.of(passkey);
  }

  @Override
  public boolean add(Passkey passkey) {
    if (findByCredential(passkey.key().credentialId()).isPresent()) {
      return false;
    }
    entities.persist(passkey);
    entities.flush();
    return true;
  }

  @Override
  public void remove(Passkey passkey) {
    entities.remove(passkey);
    entities.flush();
  }

  @Override
  public Optional<PasskeyHolder> holder(AccountId account) {
    return Optional.ofNullable(entities.find(PasskeyHolder.class, account.toString()));
  }

  @Override
  public Optional<PasskeyHolder> holderByHandle(String userHandle) {
    return entities
        .createQuery(
            "select h from PasskeyHolder h where h.userHandle = :handle", PasskeyHolder.class)
        .setParameter("handle", userHandle)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void add(PasskeyHolder holder) {
    entities.persist(holder);
    entities.flush();
  }
}
