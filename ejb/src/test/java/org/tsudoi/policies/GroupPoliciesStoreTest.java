package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.policies.store.PolicyStores;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What must hold of groups' policies on either database: migrations, entity and triggers. */
@Tag("spec-6.1.2")
@Tag("spec-6.3.2")
abstract class GroupPoliciesStoreTest {

  private static final PasswordRules LONG = new PasswordRules(20, false, false, false, 0, 3, 0);
  private static final PasswordRules MIXED = new PasswordRules(8, true, true, true, 30, 5, 24);

  private final GroupId board = GroupId.random();
  private final GroupId sales = GroupId.random();
  private TestDatabase database;
  private PoliciesFixture room;

  abstract TestDatabase open();

  @BeforeEach
  void openRoom() {
    database = open();
    room = new PoliciesFixture(PolicyStores.on(database));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private RuleVersion<GroupRules> save(GroupId group, long base, PasswordRules rules) {
    return database.inNewTransaction(() -> room.saveFor(group, base, rules));
  }

  private PasswordRules rulesOf(GroupId... groups) {
    return database.inTransaction(() -> room.policies.passwords(List.of(groups)).rules());
  }

  @Test
  void keepsEverythingThatAVersionSays() {
    RuleVersion<GroupRules> saved = save(board, 0, MIXED);

    RuleVersion<GroupRules> kept =
        database.inTransaction(() -> room.groups.current(PoliciesFixture.CHIEF, board));

    assertThat(kept).isEqualTo(saved);
    assertThat(kept.rules()).isEqualTo(GroupRules.of(MIXED));
    assertThat(kept.changedByName()).isEqualTo("Kana Mori");
    assertThat(room.audited).containsExactly("Kana Mori GROUP_POLICY_CHANGED group " + board);
  }

  @Test
  void holdsMembersToTheStricterRulesAndEverybodyElseToTheInstallation() {
    save(board, 0, LONG);
    save(sales, 0, MIXED);

    assertThat(rulesOf(board)).isEqualTo(LONG);
    assertThat(rulesOf(board, sales, GroupId.random()))
        .isEqualTo(new PasswordRules(20, true, true, true, 30, 5, 24));
    assertThat(rulesOf(GroupId.random())).isEqualTo(rulesOf());
    assertThat(database.inTransaction(() -> room.policies.groupRules()))
        .containsOnlyKeys(board, sales);
  }

  @Test
  void followsTheInstallationAgainWhenAGroupGivesItUp() {
    save(board, 0, LONG);
    RuleVersion<GroupRules> given = save(board, 1, null);

    assertThat(given.number()).isEqualTo(2);
    assertThat(given.rules()).isEqualTo(GroupRules.NONE);
    assertThat(rulesOf(board)).isEqualTo(rulesOf());
    assertThat(database.inTransaction(() -> room.policies.groupRules())).isEmpty();
    save(board, 2, MIXED);
    assertThat(rulesOf(board)).isEqualTo(MIXED);
    RuleVersionPage<GroupRules> page =
        database.inTransaction(() -> room.groups.versions(PoliciesFixture.CHIEF, board, 1, 9));
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.rows())
        .extracting(RuleVersion::rules)
        .containsExactly(GroupRules.NONE, GroupRules.of(LONG));
  }

  @Test
  @Tag("spec-6.3.1")
  @Tag("spec-6.3.3")
  void keepsDevicesHoursAndOptionsBesidePasswords() {
    PermittedHours hours =
        PermittedHours.of(
            "Asia/Tokyo",
            List.of(
                HoursInterval.ofStored("MONDAY,FRIDAY 09:00-18:00"),
                HoursInterval.ofStored("SUNDAY 22:00-06:00")));
    GroupRules all =
        new GroupRules(
            Optional.of(MIXED),
            Optional.of(DeviceRule.KEY_REQUIRED),
            hours,
            Map.of(MeetingOption.MEETING_KEY, OptionRule.FORCED_OFF));
    GroupRules others =
        new GroupRules(
            Optional.empty(),
            Optional.of(DeviceRule.MAC_REQUIRED),
            PermittedHours.ALWAYS,
            Map.of(MeetingOption.MEETING_KEY, OptionRule.FORCED_ON));

    database.inNewTransaction(() -> room.saveFor(board, 0, all));
    database.inNewTransaction(() -> room.saveFor(sales, 0, others));

    List<GroupId> both = List.of(board, sales);
    database.inTransaction(
        () -> {
          assertThat(room.policies.groupRules()).containsEntry(board, all);
          assertThat(room.policies.devices(both))
              .containsExactlyInAnyOrder(DeviceRule.KEY_REQUIRED, DeviceRule.MAC_REQUIRED);
          assertThat(room.policies.hours(both).all()).containsExactly(hours);
          assertThat(room.policies.meetings(both).rule(MeetingOption.MEETING_KEY))
              .isEqualTo(OptionRule.FORCED_ON);
          assertThat(room.policies.meetings(List.of())).isEqualTo(room.policies.meetings());
        });
    assertThat(rulesOf(sales)).as("no rules of its own for passwords").isEqualTo(rulesOf());

    database.inNewTransaction(() -> room.policies.switchOffDevices(PoliciesFixture.CHIEF, "Out"));
    database.inTransaction(
        () -> {
          assertThat(room.policies.devices(both)).isEmpty();
          assertThat(room.policies.hours(both).all()).containsExactly(hours);
        });
  }

  @Test
  void makesNoVersionOfWhatIsSoAlready() {
    assertThat(save(board, 0, null).number()).isZero();
    save(board, 0, LONG);
    assertThat(save(board, 1, LONG).number()).isEqualTo(1);
  }

  @Test
  void keepsOneOfTwoThatAreSavedTogether() throws Exception {
    List<Boolean> done = twice(() -> isSaved(LONG));

    assertThat(done).containsExactlyInAnyOrder(true, false);
  }

  private boolean isSaved(PasswordRules rules) {
    try {
      save(board, 0, rules);
      return true;
    } catch (RefusedException refused) {
      assertThat(refused.problem()).isEqualTo(Problem.CONFLICT);
      return false;
    }
  }

  private static List<Boolean> twice(Callable<Boolean> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            start.await();
                            return work.call();
                          }))
              .limit(2)
              .toList();
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"update rule_line set line_text = '9'", "delete from rule_version"})
  void letsNobodyChangeAVersion(String statement) {
    save(board, 0, LONG);

    assertThatExceptionOfType(PersistenceException.class)
        .isThrownBy(
            () ->
                database.inNewTransaction(
                    () -> database.entityManager().createNativeQuery(statement).executeUpdate()));
    assertThat(rulesOf(board)).isEqualTo(LONG);
  }
}
