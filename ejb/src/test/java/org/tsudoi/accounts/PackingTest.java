package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;

/** What the embedded database needs after a start that made very many rows longer. */
class PackingTest {

  private static final int PEOPLE = 2000;

  @Test
  void bringsTheIndexOfTheListToItsSizeAgain() {
    try (TestDatabase database = Databases.derby()) {
      database.inNewTransaction(() -> write(database));
      SearchTextKeeper keeper = new SearchTextKeeper(AccountStores.on(database).accounts());
      boolean more = true;
      while (more) {
        more = database.inNewTransaction(keeper::foldSome);
      }
      long before = pages(database);

      database.inNewTransaction(keeper::pack);

      assertThat(pages(database)).isLessThan(before * 2 / 3);
    }
  }

  private static void write(TestDatabase database) {
    for (int number = 0; number < PEOPLE; number++) {
      String statement =
          "insert into account (id, login_name, display_name, kana, email, department, language,"
              + " state, password_hash, password_changed_at, account_version, created_at)"
              + " values ('00000000-0000-4000-8000-00000000%1$04d', 'user.%1$04d', '山田 %1$d',"
              + " 'やまだ', 'user.%1$04d@example.com', '設計', 'ja', 'ACTIVE', 'x',"
              + " current_timestamp, 1, current_timestamp)";
      database
          .entityManager()
          .createNativeQuery(String.format(Locale.ROOT, statement, number))
          .executeUpdate();
    }
  }

  private static long pages(TestDatabase database) {
    return database.inNewTransaction(
        () ->
            ((Number)
                    database
                        .entityManager()
                        .createNativeQuery(
                            "select numallocatedpages from table(syscs_diag.space_table('ACCOUNT')) t"
                                + " where conglomeratename = 'ACCOUNT_DIRECTORY'")
                        .getSingleResult())
                .longValue());
  }
}
