package org.tsudoi.shared;

import jakarta.ejb.ApplicationException;

/** The rules say no; the transaction is rolled back and the edges translate the {@link Problem}. */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** A refusal for the given reason. */
  public RefusedException(Problem problem) {
    super(problem.key());
    this.problem = problem;
  }

  /** A refusal for the given reason, found by way of another exception. */
  public RefusedException(Problem problem, Throwable cause) {
    super(problem.key(), cause);
    this.problem = problem;
  }

  /** Why it was refused. */
  public Problem problem() {
    return problem;
  }
}
