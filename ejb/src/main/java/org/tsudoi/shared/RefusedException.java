package org.tsudoi.shared;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/** The rules say no; the transaction is rolled back and the edges translate the {@link Problem}. */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String field;
  private final String detail;

  /** A refusal for the given reason. */
  public RefusedException(Problem problem) {
    super(problem.key());
    this.problem = problem;
    this.field = null;
    this.detail = null;
  }

  /** A refusal of the value that was given for a field, as {@code displayName}. */
  public RefusedException(Problem problem, String field) {
    super(problem.key() + " " + field);
    this.problem = problem;
    this.field = field;
    this.detail = null;
  }

  /**
   * A refusal of the value that was given for a field, with the words of the rules it breaks, as
   * {@code too-short no-digit}.
   */
  public RefusedException(Problem problem, String field, String detail) {
    super(problem.key() + " " + field + " " + detail);
    this.problem = problem;
    this.field = field;
    this.detail = detail;
  }

  /** A refusal for the given reason, found by way of another exception. */
  public RefusedException(Problem problem, Throwable cause) {
    super(problem.key(), cause);
    this.problem = problem;
    this.field = null;
    this.detail = null;
  }

  /** The field whose value was refused, where the refusal is about one. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** Which rules the value breaks, where that is known. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /** Why it was refused. */
  public Problem problem() {
    return problem;
  }
}
