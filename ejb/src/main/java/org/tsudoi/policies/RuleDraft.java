package org.tsudoi.policies;

import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Rules that somebody wants.
 *
 * @param <T> what kind of rules
 * @param base the number of the version that the person saw; another one must not have come between
 * @param comment why, in up to 200 characters; may be empty
 * @param rules what they shall say
 */
public record RuleDraft<T>(long base, String comment, T rules) {

  /** The longest comment, in characters. */
  public static final int MOST_COMMENT = 200;

  /** Takes the space round the comment away. */
  public RuleDraft {
    comment = comment.strip();
  }

  /** Refuses a comment that is too long to be kept. */
  void refuseLongComment() {
    if (comment.codePointCount(0, comment.length()) > MOST_COMMENT) {
      throw new RefusedException(Problem.INVALID_VALUE, "comment");
    }
  }
}
