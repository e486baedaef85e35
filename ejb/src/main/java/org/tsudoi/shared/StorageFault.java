package org.tsudoi.shared;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * Tells a database that is away, or takes nothing because its disk is full, from a failure of our
 * own: in the first case it helps to try again later. And what others wrote meanwhile from both.
 *
 * <p>Decided by the SQL state (ISO 9075: class 08 is a connection exception; class 53 PostgreSQL's
 * insufficient resources, 57P its shutdown; XS, XJ04 and 40XD are Derby's files that cannot be
 * written or opened, 2550 its database that is open for reading only).
 */
public final class StorageFault {

  private static final Set<String> AWAY =
      Set.of("08", "25502", "25503", "53", "57P", "XJ04", "XS", "40XD");

  private StorageFault() {}

  /** Whether this, or what caused it, comes of a database that is away. */
  public static boolean isAway(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure && isAway(failure)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether others were in the way, who wrote the same at the same time (ISO 9075: class 23 is an
   * integrity constraint violation, 40 a transaction rolled back); a dead database is no conflict.
   */
  public static boolean isConflict(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure && failure.getSQLState() != null) {
        return !isAway(failure)
            && (failure.getSQLState().startsWith("23") || failure.getSQLState().startsWith("40"));
      }
    }
    return false;
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException
        || AWAY.stream().anyMatch(state::startsWith);
  }
}
