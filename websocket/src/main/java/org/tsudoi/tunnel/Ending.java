package org.tsudoi.tunnel;

import org.tsudoi.shared.Problem;

/**
 * Why a tunnel or one of its connections ends.
 *
 * @param why what both ends call it
 * @param detail more, for the operator or the participant; may be empty
 */
public record Ending(Problem why, String detail) {

  /** A connection that is no longer needed. */
  public static final Ending REPLACED = new Ending(Problem.NORMAL, "");
}
