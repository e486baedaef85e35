package org.tsudoi.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tsudoi.notification.domain.MailSecret;
import org.tsudoi.notification.domain.MailSettingsVersion;
import org.tsudoi.notification.domain.MailSettingsVersions;

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
      if (isConflict(failure)) {
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

  /**
   * Whether others were in the way (SQLSTATE classes 23 and 40); a dead database is no conflict.
   */
  private static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("23") || sql.getSQLState().startsWith("40");
      }
    }
    return false;
  }
}
