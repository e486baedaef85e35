package org.tsudoi.policies.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tsudoi.shared.AccountId;

/**
 * What rules of one kind said for one owner from a moment on, and who saved it.
 *
 * <p>Written once and never changed, which the database enforces. The highest number is in force; a
 * version without texts says nothing any more.
 */
@Entity
@Table(name = "rule_version")
@IdClass(StoredVersion.Key.class)
public class StoredVersion {

  /** Between the name of a text and the place of each line of it but the first. */
  private static final String PLACE = ".";

  @Id
  @Column(name = "rule_kind")
  private String kind;

  /** The group whose members it holds for; empty for the installation. */
  @Id
  @Column(name = "owner_id")
  private String owner;

  @Id
  @Column(name = "version_number")
  private long number;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "changed_by_id")
  private String changedById;

  @Column(name = "changed_by_name")
  private String changedByName;

  @Column(name = "change_comment")
  private String comment;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(
      name = "rule_line",
      joinColumns = {
        @JoinColumn(name = "rule_kind", referencedColumnName = "rule_kind"),
        @JoinColumn(name = "owner_id", referencedColumnName = "owner_id"),
        @JoinColumn(name = "version_number", referencedColumnName = "version_number")
      })
  @MapKeyColumn(name = "rule_name")
  @Column(name = "line_text")
  private Map<String, String> lines = new HashMap<>();

  /** For the container. */
  protected StoredVersion() {}

  /**
   * A version that somebody saves.
   *
   * @param key which, one more than the version before
   * @param author who saves it, when and why
   * @param texts what it says, by name
   */
  public StoredVersion(Key key, Author author, Map<String, String> texts) {
    this.kind = key.kind;
    this.owner = key.owner;
    this.number = key.number;
    this.changedAt = author.at();
    this.changedById = author.account().map(AccountId::toString).orElse(null);
    this.changedByName = author.name();
    this.comment = author.comment();
    texts.forEach(this::keep);
  }

  private void keep(String name, String text) {
    String[] all = text.split("\n", -1);
    lines.put(name, all[0]);
    for (int place = 1; place < all.length; place++) {
      lines.put(name + PLACE + place, all[place]);
    }
  }

  public String kind() {
    return kind;
  }

  /** The group whose members it holds for; empty for the installation. */
  public String owner() {
    return owner;
  }

  public long number() {
    return number;
  }

  /** Who saved it, when and why. */
  public Author author() {
    return new Author(
        changedAt, Optional.ofNullable(changedById).map(AccountId::of), changedByName, comment);
  }

  /** What it says, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (String name : lines.keySet()) {
      if (!name.contains(PLACE)) {
        texts.put(name, text(name));
      }
    }
    return texts;
  }

  private String text(String name) {
    StringBuilder text = new StringBuilder(lines.get(name));
    for (int place = 1; lines.containsKey(name + PLACE + place); place++) {
      text.append('\n').append(lines.get(name + PLACE + place));
    }
    return text.toString();
  }

  /**
   * Who saved a version.
   *
   * @param at when
   * @param account whose account
   * @param name the name as it is stored: sealed if there is an account
   * @param comment why
   */
  public record Author(Instant at, Optional<AccountId> account, String name, String comment) {}

  /** Which version it is. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String kind;
    private String owner;
    private long number;

    /** For the container. */
    public Key() {}

    /** The version of an owner with this number. */
    public Key(String kind, String owner, long number) {
      this.kind = kind;
      this.owner = owner;
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.kind.equals(kind)
          && key.owner.equals(owner)
          && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(kind, owner, number);
    }
  }
}
