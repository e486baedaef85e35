package org.tsudoi.web.accounts;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.GroupName;
import org.tsudoi.shared.GroupId;

/** The groups that an administrator gives a user; nothing is done before the form is saved. */
public class GroupChoice implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<GroupName> all;
  private final Set<GroupId> before;
  private final Set<GroupId> chosen;
  private String next;

  GroupChoice(List<GroupName> all, Collection<GroupName> chosen) {
    this.all = all;
    this.before = chosen.stream().map(GroupName::id).collect(Collectors.toUnmodifiableSet());
    this.chosen = new LinkedHashSet<>(before);
  }

  Set<GroupId> ids() {
    return Set.copyOf(chosen);
  }

  boolean isChanged() {
    return !chosen.equals(before);
  }

  /** Adds the group that was picked. */
  public void add() {
    if (next != null && !next.isEmpty()) {
      chosen.add(GroupId.of(next));
    }
    next = null;
  }

  /** Takes a group away again. */
  public void remove(GroupName group) {
    chosen.remove(group.id());
  }

  /** The user's groups by name. */
  public List<GroupName> getChosen() {
    return all.stream().filter(group -> chosen.contains(group.id())).toList();
  }

  /** All other groups by name. */
  public List<GroupName> getOthers() {
    return all.stream().filter(group -> !chosen.contains(group.id())).toList();
  }

  /** The id of the group that is picked. */
  public String getNext() {
    return next;
  }

  /** Takes the id of the group that is picked. */
  public void setNext(String next) {
    this.next = next;
  }
}
