package org.tsudoi.bench.directory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.tsudoi.bench.contender.Workplace;

/** A PostgreSQL server of this run's own on loopback, with its default settings. */
final class PostgreSqlDatabase implements Database {

  private static final String OWNER = "postgres";

  private final EmbeddedPostgres server;

  private PostgreSqlDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts it with an empty database. */
  static PostgreSqlDatabase start() {
    try {
      return new PostgreSqlDatabase(EmbeddedPostgres.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "TSUDOI_DB_KIND",
        "postgresql",
        "TSUDOI_DB_HOST",
        "127.0.0.1",
        "TSUDOI_DB_PORT",
        Integer.toString(server.getPort()),
        "TSUDOI_DB_NAME",
        OWNER,
        "TSUDOI_DB_USER",
        OWNER,
        "TSUDOI_DB_PASSWORD",
        OWNER);
  }

  @Override
  public void write(Workplace place, People people) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      PeopleTable.write(connection, people);
      connection.setAutoCommit(true);
      // As the server does by itself after a while.
      statement.execute("vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
