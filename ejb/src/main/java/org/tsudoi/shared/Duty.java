package org.tsudoi.shared;

/**
 * What somebody must do before anything else, the most urgent first.
 *
 * <p>A session of somebody with a duty works, but only for what the duty needs and for signing out.
 */
public enum Duty {
  /** The password was generated, demanded anew or has become too old. */
  PASSWORD_CHANGE(Problem.PASSWORD_CHANGE_REQUIRED),
  /** The policy asks people with one of the roles for a second factor, and there is none. */
  SECOND_FACTOR(Problem.SECOND_FACTOR_DUE);

  private final Problem problem;

  Duty(Problem problem) {
    this.problem = problem;
  }

  /** What whoever asks for anything else is told. */
  public Problem problem() {
    return problem;
  }
}
