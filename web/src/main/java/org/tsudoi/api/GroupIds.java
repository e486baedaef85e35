package org.tsudoi.api;

import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.shared.GroupId;

/** Ids of groups in a body. */
final class GroupIds {

  private GroupIds() {}

  static Set<GroupId> of(Set<String> texts) {
    return texts.stream().map(GroupId::of).collect(Collectors.toUnmodifiableSet());
  }
}
