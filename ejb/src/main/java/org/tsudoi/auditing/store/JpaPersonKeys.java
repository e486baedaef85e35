package org.tsudoi.auditing.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.domain.PersonKey;
import org.tsudoi.auditing.domain.PersonKeys;

/** Keys of people in the table {@code person_key}. */
@Dependent
class JpaPersonKeys implements PersonKeys {

  @PersistenceContext(unitName = "tsudoi")
  private EntityManager database;

  private KeyInsertion insertion;

  @Inject
  JpaPersonKeys(KeyInsertion insertion) {
    this.insertion = insertion;
  }

  JpaPersonKeys(EntityManager database, KeyInsertion insertion) {
    this.database = database;
    this.insertion = insertion;
  }

  @Override
  public Optional<PersonKey> find(PersonId person) {
    return Optional.ofNullable(database.find(PersonKey.class, person.toString()));
  }

  @Override
  public PersonKey keep(PersonId person, PersonKey fresh) {
    try {
      insertion.insert(fresh);
    } catch (PersistenceException somebodyWasFaster) {
      return find(person).orElseThrow(() -> somebodyWasFaster);
    }
    return find(person).orElseThrow();
  }
}
