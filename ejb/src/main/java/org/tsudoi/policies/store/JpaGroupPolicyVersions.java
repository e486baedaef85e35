package org.tsudoi.policies.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tsudoi.policies.domain.GroupPolicyVersion;
import org.tsudoi.policies.domain.GroupPolicyVersions;
import org.tsudoi.shared.GroupId;

/** Versions of the groups' policies in the database. */
@ApplicationScoped
class JpaGroupPolicyVersions implements GroupPolicyVersions {

  private static final String NEWEST =
      "select v from GroupPolicyVersion v where v.number ="
          + " (select max(w.number) from GroupPolicyVersion w where w.groupId = v.groupId)";

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaGroupPolicyVersions() {}

  JpaGroupPolicyVersions(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public List<GroupPolicyVersion> inForce(Collection<GroupId> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            NEWEST + " and v.inForce = true and v.groupId in :groups", GroupPolicyVersion.class)
        .setParameter("groups", groups.stream().map(GroupId::toString).toList())
        .getResultList();
  }

  @Override
  public List<GroupPolicyVersion> inForce() {
    return entities
        .createQuery(NEWEST + " and v.inForce = true", GroupPolicyVersion.class)
        .getResultList();
  }

  @Override
  public Optional<GroupPolicyVersion> newest(GroupId group) {
    return entities
        .createQuery(NEWEST + " and v.groupId = :group", GroupPolicyVersion.class)
        .setParameter("group", group.toString())
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<GroupPolicyVersion> find(GroupId group, long number) {
    return Optional.ofNullable(
        entities.find(GroupPolicyVersion.class, new GroupPolicyVersion.Key(group, number)));
  }

  @Override
  public List<GroupPolicyVersion> list(GroupId group, int first, int max) {
    return entities
        .createQuery(
            "select v from GroupPolicyVersion v where v.groupId = :group order by v.number desc",
            GroupPolicyVersion.class)
        .setParameter("group", group.toString())
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public long count(GroupId group) {
    return entities
        .createQuery(
            "select count(v) from GroupPolicyVersion v where v.groupId = :group", Long.class)
        .setParameter("group", group.toString())
        .getSingleResult();
  }

  @Override
  public void add(GroupPolicyVersion version) {
    try {
      entities.persist(version);
      entities.flush();
    } catch (PersistenceException failure) {
      if (JpaPolicyVersions.isConflict(failure)) {
        throw new EntityExistsException("Version " + version.number(), failure);
      }
      throw failure;
    }
  }
}
