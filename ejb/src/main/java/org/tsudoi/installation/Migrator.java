package org.tsudoi.installation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.tsudoi.shared.DatabaseKind;

/**
 * Brings the database schema up to this version before anything else uses it.
 *
 * <p>Runs once at start, outside any transaction of the container, because migrations commit by
 * themselves. If a migration fails the application does not start. Every other start-up bean that
 * touches the database declares {@code @DependsOn("Migrator")}.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrator {

  @Resource(lookup = "jdbc/tsudoi")
  private DataSource database;

  @PostConstruct
  void migrate() {
    // Liberty's class loader cannot list a folder: the empty files flyway.location mark the places.
    Flyway.configure(Migrator.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration", "classpath:db/vendor/" + vendor())
        .table("schema_version")
        .load()
        .migrate();
  }

  /** What one kind of database alone understands lies in a folder of its own. */
  private String vendor() {
    try (Connection connection = database.getConnection()) {
      return DatabaseKind.of(connection).name().toLowerCase(Locale.ROOT);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
