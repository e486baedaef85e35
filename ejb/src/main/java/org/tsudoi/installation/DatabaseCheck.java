package org.tsudoi.installation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the database answers. The health pages are public, so it says no more than that. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

  private static final int PATIENCE_SECONDS = 2;

  @Resource(lookup = "jdbc/tsudoi")
  private DataSource database;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("tsudoi").status(databaseAnswers()).build();
  }

  private boolean databaseAnswers() {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
