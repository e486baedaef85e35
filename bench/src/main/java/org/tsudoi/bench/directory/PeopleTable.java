package org.tsudoi.bench.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/**
 * Writes people into the tables of Tsudoi: by its API each would cost a password hash. What they
 * are found by is empty, which the next start of the server makes good, as after an update.
 */
final class PeopleTable {

  private static final int AT_ONCE = 1000;

  private static final String ACCOUNT =
      "insert into account (id, login_name, display_name, kana, email, department, search_text, language,"
          + " state, password_hash, password_changed_at, account_version, created_at)"
          + " values (?, ?, ?, ?, ?, ?, '', 'ja', 'ACTIVE', ?, ?, 1, ?)";

  // As long as a real one; nobody signs in with it.
  private static final String HASH = "x".repeat(110);

  private PeopleTable() {}

  /** Writes all of them in one transaction. */
  static void write(Connection database, People people) throws SQLException {
    database.setAutoCommit(false);
    try (PreparedStatement accounts = database.prepareStatement(ACCOUNT);
        PreparedStatement roles =
            database.prepareStatement("insert into account_role values (?, ?)")) {
      for (int number = 0; number < people.count(); number++) {
        String id = UUID.randomUUID().toString();
        describe(accounts, id, people, number);
        accounts.addBatch();
        for (Role role : people.roles(number)) {
          roles.setString(1, id);
          roles.setString(2, role.name());
          roles.addBatch();
        }
        if (number % AT_ONCE == AT_ONCE - 1) {
          accounts.executeBatch();
          roles.executeBatch();
        }
      }
      accounts.executeBatch();
      roles.executeBatch();
    }
    database.commit();
  }

  private static void describe(PreparedStatement account, String id, People people, int number)
      throws SQLException {
    String[] texts = {
      people.loginName(number),
      people.displayName(number),
      people.kana(number),
      people.email(number),
      people.department(number)
    };
    Timestamp now = Timestamp.from(Instant.now());
    int column = 1;
    account.setString(column++, id);
    for (String text : texts) {
      account.setString(column++, text);
    }
    account.setString(column++, HASH);
    account.setTimestamp(column++, now);
    account.setTimestamp(column, now);
  }
}
