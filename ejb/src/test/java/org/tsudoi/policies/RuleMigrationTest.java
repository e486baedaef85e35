package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.fixtures.Databases;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.store.PolicyStores;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;

/** The three kinds of versions that had tables of their own are found again in the one table. */
@Tag("spec-6.3.2")
class RuleMigrationTest {

  private static final String BEFORE = "18?";
  private static final GroupId BOARD = GroupId.random();
  private static final AccountId KANA = AccountId.random();
  private static final String SAVED =
      "cast('2030-04-01 09:08:07.123456' as timestamp), '" + KANA + "', 'sealed Kana Mori', 'なぜ'";

  private static final List<String> ROWS =
      List.of(
          policy(1, "cast('2030-01-01 00:00:00' as timestamp), null, 'system', ''", "'OFF'"),
          policy(2, SAVED, "'BOTH_REQUIRED'"),
          group(1, "true"),
          group(2, "false"),
          "insert into access_rule_version (version_number, changed_at, changed_by_id,"
              + " changed_by_name, change_comment) values (1, "
              + SAVED
              + ")",
          "insert into access_rule values (1, 'CONSOLE', 1, '2001:db8::/32', '')",
          "insert into access_rule values (1, 'CONSOLE', 0, '192.0.2.0/24', '東京 office 𠮷')",
          "insert into access_rule_version (version_number, changed_at, changed_by_id,"
              + " changed_by_name, change_comment) values (2, "
              + SAVED
              + ")");

  private static String policy(int number, String saved, String devices) {
    return "insert into policy_version (version_number, changed_at, changed_by_id, changed_by_name,"
        + " change_comment, minimum_length, upper_case_required, lower_case_required,"
        + " digit_required, lifetime_days, generations, minimum_age_hours, meeting_key,"
        + " meeting_capacity, device_rule) values ("
        + number
        + ", "
        + saved
        + ", 8, true, false, true, 36500, 5, 24, 'FORCED_ON', 50, "
        + devices
        + ")";
  }

  private static String group(int number, String inForce) {
    return "insert into group_policy_version values ('"
        + BOARD
        + "', "
        + number
        + ", "
        + SAVED
        + ", "
        + inForce
        + ", 15, false, true, false, 0, 24, 0)";
  }

  static Stream<TestDatabase> migrated() {
    return Databases.migratedFrom(BEFORE, ROWS);
  }

  @ParameterizedTest
  @MethodSource("migrated")
  void keepsEveryVersionOfEveryKind(TestDatabase database) {
    try (database) {
      PoliciesFixture room = new PoliciesFixture(PolicyStores.on(database));

      database.inTransaction(
          () -> {
            policiesAreKept(room);
            groupsAreKept(room);
            accessRulesAreKept(room);
          });
    }
  }

  private static void policiesAreKept(PoliciesFixture room) {
    RuleVersionPage<PolicyValues> page = room.policies.versions(Caller.system(), 0, 9);
    PasswordRules passwords = new PasswordRules(8, true, false, true, 36_500, 5, 24);
    MeetingDefaults meetings = new MeetingDefaults(OptionRule.FORCED_ON, 50);
    assertThat(page.rows())
        .containsExactly(
            saved(2, new PolicyValues(passwords, meetings, DeviceRule.BOTH_REQUIRED)),
            new RuleVersion<>(
                1,
                Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
                Optional.empty(),
                "system",
                "",
                new PolicyValues(passwords, meetings, DeviceRule.OFF)));
  }

  private static <T> RuleVersion<T> saved(long number, T rules) {
    return new RuleVersion<>(
        number,
        Optional.of(Instant.parse("2030-04-01T09:08:07.123456Z")),
        Optional.of(KANA),
        "Kana Mori",
        "なぜ",
        rules);
  }

  private static void groupsAreKept(PoliciesFixture room) {
    assertThat(room.groups.versions(Caller.system(), BOARD, 0, 9).rows())
        .containsExactly(
            saved(2, GroupRules.NONE),
            saved(1, GroupRules.of(new PasswordRules(15, false, true, false, 0, 24, 0))));
    assertThat(room.policies.groupRules()).isEmpty();
  }

  private static void accessRulesAreKept(PoliciesFixture room) {
    AccessRules first =
        AccessRules.of(
            Map.of(
                AccessArea.CONSOLE,
                AccessRuleLine.ofText("192.0.2.0/24 東京 office 𠮷\n2001:db8::/32")));
    assertThat(room.access.versions(Caller.system(), 0, 9).rows())
        .containsExactly(saved(2, AccessRules.NONE), saved(1, first));
  }
}
