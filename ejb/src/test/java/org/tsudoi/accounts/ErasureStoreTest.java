package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.devices.DeviceService;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.JoinTermsService;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What is left of a person whose personal data were erased, on either database. */
@Tag("spec-6.3.2")
class ErasureStoreTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";

  /** Where rows about an account stay: none of them says who it was. */
  private static final Set<String> KEPT =
      Set.of("account_role", "meeting_invitee", "participant", "queued_mail");

  /** The tables of the room of devices, which it empties itself. */
  private static final Set<String> OF_DEVICES = Set.of("device", "device_rule");

  private static final Map<String, String> LAWFUL =
      Map.of("identity_link.kind", "PROVIDER", "sign_in_session.proved_by", "PASSWORD");

  private static final Caller CHIEF = AccountsFixture.with(SystemRole.SYSTEM_ADMINISTRATOR);

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final List<String> done = new ArrayList<>();
  private TestDatabase database;
  private AccountService accounts;
  private ErasureService erasure;
  private AccountId hanako;

  private void openRoom(TestDatabase opened) {
    database = opened;
    AccountStores stores = AccountStores.on(database);
    PasswordGate gate =
        new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random);
    SessionKeeper sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(new FakePolicies(), stores, clock),
            new FakeEvent<>(),
            clock,
            random);
    accounts =
        new AccountService(
            stores.accounts(),
            stores.groups(),
            sessions,
            gate,
            new FakeAuditTrail(),
            clock,
            random);
    erasure =
        new ErasureService(
            stores.accounts(),
            stores.traces(),
            new Devices(),
            new Terms(),
            new Vault(),
            gate,
            sessions,
            clock);
    hanako = create("hanako").id();
  }

  private CreatedAccount create(String loginName) {
    NewAccount wanted =
        new NewAccount(
            loginName,
            "佐藤 花子",
            "さとう はなこ",
            "hanako@example.org",
            "開発部",
            Set.of(SystemRole.PARTICIPANT),
            "ja",
            Validity.always());
    return database.inNewTransaction(() -> accounts.create(Caller.system(), wanted));
  }

  private void delete() {
    database.inNewTransaction(() -> accounts.delete(CHIEF, hanako));
  }

  private AccountView erase(String typed) {
    return database.inNewTransaction(() -> erasure.erase(CHIEF, hanako, typed));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void leavesNothingThatTellsWhoItWas(TestDatabase opened) throws SQLException {
    openRoom(opened);
    Set<String> tables = tablesAboutAccounts();
    tables.removeAll(KEPT);
    tables.removeAll(OF_DEVICES);
    delete();
    insert("account_group", Map.of("id", "g"));
    insert("second_factor", Map.of());
    for (String table : tables) {
      if (!table.equals("second_factor")) {
        insert(table, Map.of("group_id", "g"));
      }
    }

    AccountView left = erase(" Hanako ");

    assertThat(left.loginName()).isEqualTo("erased-" + hanako);
    assertThat(left.displayName()).isEqualTo("erased-" + hanako.toString().substring(0, 8));
    assertThat(left.erased()).isTrue();
    assertThat(left.state()).isEqualTo(AccountState.DELETED);
    assertThat(left.lastSignInAt()).isEmpty();
    for (String table : tables) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(rowOfTheAccount()).doesNotContain("anako", "花子", "はなこ", "開発部", "example.org");
    assertThat(done).containsExactly("devices " + hanako, "terms " + hanako, "key " + hanako);
    assertThat(create("hanako").id()).isNotEqualTo(hanako);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void erasesOnlyWhoIsDeletedAndNamedAndNeverBringsThemBack(TestDatabase opened) {
    openRoom(opened);

    assertRefused(Problem.CONFLICT, () -> erase("hanako"));
    delete();
    assertRefused(Problem.INVALID_VALUE, () -> erase("taro"));
    assertRefused(Problem.INVALID_VALUE, () -> erase(""));
    assertThat(done).isEmpty();
    erase("hanako");

    assertRefused(Problem.CONFLICT, () -> erase("erased-" + hanako));
    assertRefused(
        Problem.CONFLICT, () -> database.inNewTransaction(() -> accounts.restore(CHIEF, hanako)));
  }

  private static void assertRefused(
      Problem why, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.problem()).isEqualTo(why));
  }

  private Set<String> tablesAboutAccounts() throws SQLException {
    Set<String> tables = new TreeSet<>();
    try (Connection connection = database.source().getConnection();
        ResultSet columns =
            connection.getMetaData().getColumns(null, connection.getSchema(), null, null)) {
      while (columns.next()) {
        if (columns.getString("COLUMN_NAME").equalsIgnoreCase("account_id")) {
          tables.add(columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
        }
      }
    }
    return tables;
  }

  /** A row about Hanako with something lawful in every column that must hold something. */
  private void insert(String table, Map<String, String> given) throws SQLException {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    try (Connection connection = database.source().getConnection()) {
      boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
      String stored = upper ? table.toUpperCase(Locale.ROOT) : table;
      try (ResultSet columns =
          connection.getMetaData().getColumns(null, connection.getSchema(), stored, null)) {
        while (columns.next()) {
          String name = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
          boolean needed =
              columns.getString("IS_NULLABLE").equals("NO")
                  && !columns.getString("IS_AUTOINCREMENT").equals("YES");
          if (needed || name.equals("account_id")) {
            names.add(name);
            values.add(value(table, name, columns.getInt("DATA_TYPE"), given));
          }
        }
      }
      String places = "?, ".repeat(names.size()).replaceFirst(", $", "");
      try (PreparedStatement statement =
          connection.prepareStatement(
              "insert into %s (%s) values (%s)"
                  .formatted(table, String.join(", ", names), places))) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(i + 1, values.get(i));
        }
        statement.executeUpdate();
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  private Object value(String table, String column, int type, Map<String, String> given) {
    if (column.equals("account_id")) {
      return hanako.toString();
    }
    Optional<String> lawful = Optional.ofNullable(LAWFUL.get(table + "." + column));
    return switch (type) {
      case Types.TIMESTAMP -> Timestamp.from(clock.instant());
      case Types.INTEGER, Types.SMALLINT -> 1;
      case Types.BIGINT -> 1L;
      case Types.BOOLEAN, Types.BIT -> false;
      default -> lawful.orElse(given.getOrDefault(column, "x"));
    };
  }

  private int count(String table) throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from " + table + " where account_id = ?")) {
      statement.setString(1, hanako.toString());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private String rowOfTheAccount() throws SQLException {
    try (Connection connection = database.source().getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select * from account where id = ?")) {
      statement.setString(1, hanako.toString());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          all.add(String.valueOf(rows.getObject(i)));
        }
        return String.join("\n", all);
      }
    }
  }

  private final class Devices extends DeviceService {

    @Override
    public void forget(Caller caller, AccountId owner) {
      done.add("devices " + owner);
    }
  }

  private final class Terms extends JoinTermsService {

    @Override
    public void forget(Caller caller, AccountId person) {
      done.add("terms " + person);
    }
  }

  private final class Vault extends PersonalData {

    @Override
    public void destroy(Caller caller, PersonId person) {
      done.add("key " + person);
    }
  }
}
