package org.tsudoi.auditing.domain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tsudoi.auditing.PersonId;

/** Keys of people in a map. */
public final class MapPersonKeys implements PersonKeys {

  private final Map<PersonId, PersonKey> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<PersonKey> find(PersonId person) {
    return Optional.ofNullable(keys.get(person));
  }

  @Override
  public PersonKey keep(PersonId person, PersonKey fresh) {
    PersonKey earlier = keys.putIfAbsent(person, fresh);
    return earlier == null ? fresh : earlier;
  }
}
