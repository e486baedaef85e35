package org.tsudoi.policies.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.policies.domain.StoredVersion;
import org.tsudoi.policies.domain.StoredVersions;
import org.tsudoi.shared.StorageFault;

/** Versions of rules in the database, each read with its lines by one query. */
@ApplicationScoped
class JpaStoredVersions implements StoredVersions {

  // By the greatest number: Derby finds it in the index, which it cannot read backwards.
  private static final String NEWEST =
      " where v.kind = :kind and v.number = (select max(w.number) from StoredVersion w"
          + " where w.kind = v.kind and w.owner = v.owner)";

  private static final String WITH_LINES =
      "select distinct v from StoredVersion v join fetch v.lines";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaStoredVersions() {}

  JpaStoredVersions(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<StoredVersion> newest(String kind, String owner) {
    return entities
        .createQuery(
            "select distinct v from StoredVersion v left join fetch v.lines"
                + NEWEST
                + " and v.owner = :owner",
            StoredVersion.class)
        .setParameter("kind", kind)
        .setParameter("owner", owner)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<StoredVersion> span(String kind, String owner, long from, long to) {
    return entities
        .createQuery(
            "select distinct v from StoredVersion v left join fetch v.lines where v.kind = :kind"
                + " and v.owner = :owner and v.number between :from and :to"
                + " order by v.number desc",
            StoredVersion.class)
        .setParameter("kind", kind)
        .setParameter("owner", owner)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  @Override
  public List<StoredVersion> inForce(String kind, Collection<String> owners) {
    return owners.isEmpty()
        ? List.of()
        : entities
            .createQuery(WITH_LINES + NEWEST + " and v.owner in :owners", StoredVersion.class)
            .setParameter("kind", kind)
            .setParameter("owners", owners)
            .getResultList();
  }

  @Override
  public List<StoredVersion> inForce(String kind) {
    return entities
        .createQuery(WITH_LINES + NEWEST, StoredVersion.class)
        .setParameter("kind", kind)
        .getResultList();
  }

  @Override
  public void add(StoredVersion version) {
    try {
      entities.persist(version);
      entities.flush();
    } catch (PersistenceException failure) {
      if (StorageFault.isConflict(failure)) {
        throw new EntityExistsException("Version " + version.number(), failure);
      }
      throw failure;
    }
  }
}
