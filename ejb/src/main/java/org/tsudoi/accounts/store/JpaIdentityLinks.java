package org.tsudoi.accounts.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.accounts.domain.LinkKind;
import org.tsudoi.shared.AccountId;

/** Links to an identity provider, in the database. */
@ApplicationScoped
class JpaIdentityLinks implements IdentityLinks {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaIdentityLinks() {}

  JpaIdentityLinks(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(IdentityLink link) {
    entities.persist(link);
    entities.flush();
  }

  @Override
  public Optional<IdentityLink> find(String id) {
    return Optional.ofNullable(entities.find(IdentityLink.class, id));
  }

  @Override
  public Optional<IdentityLink> of(AccountId account, LinkKind kind) {
    return entities
        .createQuery(
            "select l from IdentityLink l where l.accountId = :account and l.kind = :kind",
            IdentityLink.class)
        .setParameter("account", account.toString())
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
  }

  @Override
  public void remove(IdentityLink link) {
    entities.remove(link);
    entities.flush();
  }
}
