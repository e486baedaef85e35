package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.auditing.PersonId;

/**
 * The key of one person's fields, itself encrypted with the installation's key {@code personal}.
 *
 * <p>Made when the first field of that person is written; destroyed once and for all: the row stays
 * without the key, so that no second key is ever made for the same person.
 */
@Entity
@Table(name = "person_key")
public class PersonKey {

  @Id
  @Column(name = "person_id")
  private String person;

  @Enumerated(EnumType.STRING)
  @Column(name = "person_kind")
  private PersonId.Kind kind;

  @Column(name = "wrapped_key")
  private String wrappedKey;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "destroyed_at")
  private Instant destroyedAt;

  /** For JPA. */
  protected PersonKey() {}

  /** A fresh key. */
  public PersonKey(PersonId person, String wrappedKey, Instant createdAt) {
    this.person = person.toString();
    this.kind = person.kind();
    this.wrappedKey = wrappedKey;
    this.createdAt = createdAt;
  }

  /** The encrypted key, empty after its destruction. */
  public Optional<String> wrappedKey() {
    return Optional.ofNullable(wrappedKey);
  }

  /** Forgets the key; does nothing the second time. */
  public void destroy(Instant now) {
    if (wrappedKey != null) {
      wrappedKey = null;
      destroyedAt = now;
    }
  }
}
