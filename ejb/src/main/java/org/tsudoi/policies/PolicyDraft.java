package org.tsudoi.policies;

import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * A policy that somebody wants.
 *
 * @param base the number of the version that the person saw; another one must not have come between
 * @param comment why, in up to 200 characters; may be empty
 * @param values what it shall say
 */
public record PolicyDraft(long base, String comment, PolicyValues values) {

  /** The longest comment, in characters. */
  public static final int MOST_COMMENT = 200;

  /** Takes the space round the comment away. */
  public PolicyDraft {
    comment = comment.strip();
  }

  /** Refuses a comment that is too long to be kept. */
  static void refuseLong(String comment) {
    if (comment.codePointCount(0, comment.length()) > MOST_COMMENT) {
      throw new RefusedException(Problem.INVALID_VALUE, "comment");
    }
  }
}
