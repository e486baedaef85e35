package org.tsudoi.accounts;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** Counts tries; those that meet each other in the database are counted one after the other. */
final class SignInTries {

  private static final Logger LOG = Logger.getLogger(SignInTries.class.getName());
  private static final int MOST_ATTEMPTS = 5;

  private final SignInAttempts attempts;

  SignInTries(SignInAttempts attempts) {
    this.attempts = attempts;
  }

  /** Counts a try before what was typed is compared; false when there were too many. */
  boolean admit(TryKey key) {
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      try {
        return attempts.admit(key);
      } catch (PersistenceException failure) {
        if (!isConflict(failure)) {
          throw failure;
        }
        LOG.log(Level.FINE, "Tries of sign-ins met", failure);
      }
    }
    throw new RefusedException(Problem.TOO_MANY_REQUESTS);
  }

  /**
   * Whether others were in the way (SQLSTATE classes 23 and 40); a dead database is no conflict.
   */
  private static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("23") || sql.getSQLState().startsWith("40");
      }
    }
    return false;
  }
}
