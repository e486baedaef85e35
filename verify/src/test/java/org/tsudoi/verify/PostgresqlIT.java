package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.PostgreSql;
import org.tsudoi.verify.server.TsudoiServer;

/** The same EAR on PostgreSQL instead of the embedded database. */
@Tag("spec-3")
class PostgresqlIT {

  private static PostgreSql database;
  private static TsudoiServer server;

  @BeforeAll
  static void start() {
    database = PostgreSql.start();
    server = TsudoiServer.start(database.environment());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    database.close();
  }

  @Test
  void createsUsersAndKeepsEvidenceThere() {
    Person taro = server.administrator().createUser("Taro Suzuki", "PARTICIPANT");

    JsonObject session = taro.signIn().get("session").expect(200);
    JsonObject audit = server.administrator().signIn().get("audit?max=50").expect(200);

    assertThat(session.getJsonObject("account").getString("displayName")).isEqualTo("Taro Suzuki");
    assertThat(audit.toString()).contains("ACCOUNT_CREATED");
    assertThat(Files.exists(server.data().resolve("database"))).isFalse();
  }
}
