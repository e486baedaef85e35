package org.tsudoi.verify.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL server of its own, in a folder of its own, on a free port of loopback. */
public final class PostgreSql implements AutoCloseable {

  private final EmbeddedPostgres server;

  private PostgreSql(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a fresh one with an empty database. */
  public static PostgreSql start() {
    try {
      return new PostgreSql(EmbeddedPostgres.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, on loopback. */
  public int port() {
    return server.getPort();
  }

  /** The settings that make a {@link TsudoiServer} use it. */
  public Map<String, String> environment() {
    return Map.of(
        "TSUDOI_DB_KIND", "postgresql",
        "TSUDOI_DB_HOST", "127.0.0.1",
        "TSUDOI_DB_PORT", Integer.toString(server.getPort()),
        "TSUDOI_DB_NAME", "postgres",
        "TSUDOI_DB_USER", "postgres",
        "TSUDOI_DB_PASSWORD", "postgres");
  }

  /** A connection that sees everything. */
  public Connection connect() {
    try {
      return server.getPostgresDatabase().getConnection();
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
