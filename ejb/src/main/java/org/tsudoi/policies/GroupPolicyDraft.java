package org.tsudoi.policies;

import java.util.Optional;

/**
 * A policy that somebody wants for a group.
 *
 * @param base the number of the version that the person saw, 0 for none; another one must not have
 *     come between
 * @param comment why, in up to 200 characters; may be empty
 * @param rules what the members' passwords shall be; empty to give up the group's own policy
 */
public record GroupPolicyDraft(long base, String comment, Optional<PasswordRules> rules) {

  /** Takes the space round the comment away. */
  public GroupPolicyDraft {
    comment = comment.strip();
  }
}
