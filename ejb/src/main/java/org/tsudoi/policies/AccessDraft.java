package org.tsudoi.policies;

import java.util.List;
import java.util.Map;

/**
 * Access rules that somebody wants.
 *
 * @param base the number of the version that the person saw; another one must not have come between
 * @param comment why, in up to 200 characters; may be empty
 * @param lines the rules of each area as typed
 */
public record AccessDraft(long base, String comment, Map<AccessArea, List<AccessRuleLine>> lines) {

  /** Takes the space round the comment away. */
  public AccessDraft {
    comment = comment.strip();
  }
}
