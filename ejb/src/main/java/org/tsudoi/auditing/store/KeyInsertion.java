package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.tsudoi.auditing.domain.PersonKey;

/**
 * Inserts the key of a person in a transaction of its own: what else the caller does may still be
 * rolled back, and nobody must wait for that before sealing a field of the same person.
 */
@Dependent
class KeyInsertion {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  @Inject
  KeyInsertion() {}

  KeyInsertion(EntityManager database) {
    this.database = database;
  }

  /**
   * Inserts the key.
   *
   * @throws jakarta.persistence.PersistenceException if the person has a key
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void insert(PersonKey fresh) {
    database.persist(fresh);
    database.flush();
  }
}
