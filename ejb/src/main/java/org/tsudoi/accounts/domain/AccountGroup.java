package org.tsudoi.accounts.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.accounts.GroupView;
import org.tsudoi.shared.GroupId;

/**
 * Accounts that are treated alike.
 *
 * <p>Which accounts are in it is kept with each account. Changed only while its row is locked.
 */
@Entity
@Table(name = "account_group")
public class AccountGroup {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "description")
  private String description;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For the container. */
  protected AccountGroup() {}

  /** A new group without members. */
  public AccountGroup(GroupId id, GroupText text, Instant now) {
    this.id = id.toString();
    this.createdAt = now;
    describe(text);
  }

  /** Takes another name and description. */
  public final void describe(GroupText text) {
    name = text.name();
    nameKey = text.key();
    description = text.description();
  }

  public GroupId id() {
    return GroupId.of(id);
  }

  /** Its name and description. */
  public GroupText text() {
    return new GroupText(name, description);
  }

  /** The group as somebody chooses it. */
  public GroupName named() {
    return new GroupName(id(), name);
  }

  /** The group as people see it. */
  public GroupView view(long members) {
    return new GroupView(id(), name, description, members, createdAt);
  }
}
