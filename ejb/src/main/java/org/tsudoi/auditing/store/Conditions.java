package org.tsudoi.auditing.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The conditions of a query that were asked for; values are always bound, never written in. */
final class Conditions {

  private final StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds the condition if there is a value for it. */
  Conditions and(String condition, String name, Optional<?> value) {
    value.ifPresent(
        present -> {
          where.add(condition);
          values.put(name, present);
        });
    return this;
  }

  /** The query made of its parts. */
  <T> TypedQuery<T> query(EntityManager database, String select, String order, Class<T> kind) {
    TypedQuery<T> query = database.createQuery(select + where + order, kind);
    values.forEach(query::setParameter);
    return query;
  }
}
