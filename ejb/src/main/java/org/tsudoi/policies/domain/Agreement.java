package org.tsudoi.policies.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** That a person agreed to what stands before joining a meeting. Written once, never changed. */
@Entity
@Table(name = "join_agreement")
@IdClass(Agreement.Key.class)
public class Agreement {

  /** How the name of a person begins who has no account, before the sign-in session. */
  public static final String SESSION = "session ";

  @Id
  @Column(name = "person_id")
  private String person;

  @Id
  @Column(name = "text_digest")
  private String digest;

  @Column(name = "version_number")
  private long version;

  @Column(name = "agreed_at")
  private Instant agreedAt;

  /** For the container. */
  protected Agreement() {}

  /**
   * An agreement.
   *
   * @param person who, by account or sign-in session
   * @param digest to which words
   * @param version in which version they were read
   * @param agreedAt when
   */
  public Agreement(String person, String digest, long version, Instant agreedAt) {
    this.person = person;
    this.digest = digest;
    this.version = version;
    this.agreedAt = agreedAt;
  }

  public String person() {
    return person;
  }

  public String digest() {
    return digest;
  }

  public long version() {
    return version;
  }

  public Instant agreedAt() {
    return agreedAt;
  }

  /** Who agreed to which words. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String person;
    private String digest;

    /** For the container. */
    public Key() {}

    /** The agreement of a person to these words. */
    public Key(String person, String digest) {
      this.person = person;
      this.digest = digest;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.person.equals(person) && key.digest.equals(digest);
    }

    @Override
    public int hashCode() {
      return Objects.hash(person, digest);
    }
  }
}
