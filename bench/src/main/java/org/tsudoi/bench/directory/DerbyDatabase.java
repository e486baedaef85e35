package org.tsudoi.bench.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.tsudoi.bench.contender.Workplace;

/** The embedded database, encrypted as the product makes it. */
final class DerbyDatabase implements Database {

  private static final String SHUT_DOWN = "08006";

  @Override
  public String name() {
    return "Derby";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("TSUDOI_DB_KIND", "derby");
  }

  @Override
  public void write(Workplace place, People people) {
    System.setProperty("derby.stream.error.file", place.run().resolve("derby.log").toString());
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName(place.database().toString());
    source.setConnectionAttributes("bootPassword=" + place.databasePassword());
    try (Connection connection = source.getConnection()) {
      PeopleTable.write(connection, people);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    shutDown(source);
  }

  private static void shutDown(EmbeddedDataSource source) {
    source.setShutdownDatabase("shutdown");
    try (Connection none = source.getConnection()) {
      throw new IllegalStateException("Not shut down: " + none);
    } catch (SQLException e) {
      if (!SHUT_DOWN.equals(e.getSQLState())) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    // It ends with its server.
  }
}
