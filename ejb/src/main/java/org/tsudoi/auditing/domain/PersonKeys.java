package org.tsudoi.auditing.domain;

import java.util.Optional;
import org.tsudoi.auditing.PersonId;

/** Where the keys of people are kept. */
public interface PersonKeys {

  /** The key's row, if the person ever had one. */
  Optional<PersonKey> find(PersonId person);

  /**
   * Keeps a fresh key, in a transaction of its own, unless somebody else was faster; gives the one
   * that is kept.
   */
  PersonKey keep(PersonId person, PersonKey fresh);
}
