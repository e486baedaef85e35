package org.tsudoi.policies;

import org.tsudoi.shared.GroupId;

/**
 * Whose rules a version holds.
 *
 * @param id a group's id; empty for the installation
 * @param name what people call it
 */
record RuleOwner(String id, String name) {

  /** Everybody. */
  static final RuleOwner INSTALLATION = new RuleOwner("", "");

  /** The members of a group. */
  static RuleOwner of(GroupId group, String name) {
    return new RuleOwner(group.toString(), name);
  }
}
