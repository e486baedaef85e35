package org.tsudoi.shared;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/** The rules say no; the transaction is rolled back and the edges translate the {@link Problem}. */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String field;

  /** A refusal for the given reason. */
  public RefusedException(Problem problem) {
    super(problem.key());
    this.problem = problem;
    this.field = null;
  }

  /** A refusal of the value that was given for a field, as {@code displayName}. */
  public RefusedException(Problem problem, String field) {
    super(problem.key() + " " + field);
    this.problem = problem;
    this.field = field;
  }

  /** A refusal for the given reason, found by way of another exception. */
  public RefusedException(Problem problem, Throwable cause) {
    super(problem.key(), cause);
    this.problem = problem;
    this.field = null;
  }

  /** The field whose value was refused, where the refusal is about one. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** Why it was refused. */
  public Problem problem() {
    return problem;
  }
}
