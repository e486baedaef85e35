package org.tsudoi.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import org.tsudoi.notification.domain.MailSecret;
import org.tsudoi.notification.domain.MailSettingsVersion;
import org.tsudoi.notification.domain.MailSettingsVersions;
import org.tsudoi.shared.StorageFault;

/** Mail settings in the database. */
@ApplicationScoped
class JpaMailSettings implements MailSettingsVersions {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager entities;

  /** For the container. */
  JpaMailSettings() {}

  JpaMailSettings(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<MailSettingsVersion> newest() {
    // By the greatest number: Derby finds it in the index, which it cannot read backwards.
    return entities
        .createQuery(
            "select v from MailSettingsVersion v"
                + " where v.number = (select max(w.number) from MailSettingsVersion w)",
            MailSettingsVersion.class)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<MailSettingsVersion> list(int first, int max) {
    return entities
        .createQuery(
            "select v from MailSettingsVersion v order by v.number desc", MailSettingsVersion.class)
        .setFirstResult(first)
        .setMaxResults(max)
        .getResultList();
  }

  @Override
  public void add(MailSettingsVersion version) {
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

  @Override
  public Optional<MailSecret> secret() {
    return Optional.ofNullable(entities.find(MailSecret.class, MailSecret.ID));
  }

  @Override
  public void add(MailSecret secret) {
    entities.persist(secret);
  }

  @Override
  public void remove(MailSecret secret) {
    entities.remove(secret);
  }
}
