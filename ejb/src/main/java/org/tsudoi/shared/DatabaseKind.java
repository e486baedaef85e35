package org.tsudoi.shared;

import java.sql.Connection;
import java.sql.SQLException;

/** Which of the two kinds of database it is, where the same words do not do for both. */
public enum DatabaseKind {
  DERBY,
  POSTGRESQL;

  /** The kind at the other end of a connection, by the name that its driver tells. */
  public static DatabaseKind of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.contains("Derby") ? DERBY : POSTGRESQL;
  }
}
