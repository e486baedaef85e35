package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.tsudoi.policies.domain.Agreement;
import org.tsudoi.policies.domain.Agreements;
import org.tsudoi.policies.store.PolicyStores;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** What must hold on either database: the real migrations, entity and triggers. */
@Tag("spec-6.3.2")
abstract class PoliciesStoreTest {

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

  private RuleVersion<PolicyValues> save(long base, String comment, PolicyValues values) {
    return database.inNewTransaction(() -> room.save(base, comment, values));
  }

  private RuleVersion<PolicyValues> current() {
    return database.inTransaction(() -> room.policies.current(Caller.system()));
  }

  @Test
  void keepsEverythingThatAVersionSays() {
    PolicyValues whole =
        new PolicyValues(
            PasswordRules.classic(),
            PoliciesFixture.STRICT.meetings(),
            DeviceRule.BOTH_REQUIRED,
            new SecondFactorRule(true, Set.of(SystemRole.values())));
    RuleVersion<PolicyValues> saved = save(0, "監査の後で 𠮷", whole);

    assertThat(current()).isEqualTo(saved);
    assertThat(saved.rules()).isEqualTo(whole);
    assertThat(saved.comment()).isEqualTo("監査の後で 𠮷");
  }

  @Test
  @Tag("spec-6.3.3")
  void keepsOneAgreementOfEachPersonAndForgetsOldOnesOfSessions() {
    Agreements agreements = PolicyStores.agreements(database);
    Instant early = Instant.parse("2030-01-01T00:00:00Z");
    Instant late = Instant.parse("2030-04-01T00:00:00Z");
    for (String person : List.of("somebody", Agreement.SESSION + "one")) {
      database.inNewTransaction(() -> add(agreements, new Agreement(person, "words", 1, early)));
    }
    String another = Agreement.SESSION + "two";
    database.inNewTransaction(() -> add(agreements, new Agreement(another, "words", 1, late)));

    assertThatExceptionOfType(EntityExistsException.class)
        .isThrownBy(
            () ->
                database.inNewTransaction(
                    () -> add(agreements, new Agreement("somebody", "words", 2, late))));
    database.inNewTransaction(
        () -> {
          agreements.forgetSessions(late);
          return null;
        });

    assertThat(Stream.of("somebody", Agreement.SESSION + "one", another))
        .filteredOn(person -> database.inNewTransaction(() -> agreements.contain(person, "words")))
        .containsExactly("somebody", another);
    assertThat(database.inNewTransaction(() -> agreements.of("somebody")))
        .extracting(Agreement::version, Agreement::agreedAt)
        .containsExactly(tuple(1L, early));
    database.inNewTransaction(
        () -> {
          agreements.forget("somebody");
          return null;
        });
    assertThat(database.inNewTransaction(() -> agreements.contain("somebody", "words"))).isFalse();
  }

  private static Agreement add(Agreements agreements, Agreement agreement) {
    agreements.add(agreement);
    return agreement;
  }

  @Test
  void listsTheNewestFirst() {
    PolicyValues modern =
        new PolicyValues(PasswordRules.modern(), PoliciesFixture.STRICT.meetings());
    save(0, "one", PoliciesFixture.STRICT);
    save(2, "two", modern);
    save(3, "three", PoliciesFixture.STRICT);

    RuleVersionPage<PolicyValues> page =
        database.inTransaction(() -> room.policies.versions(Caller.system(), 1, 2));

    assertThat(page.total()).isEqualTo(4);
    assertThat(page.rows()).extracting(RuleVersion::comment).containsExactly("two", "one");
    assertThat(current().comment()).isEqualTo("three");
  }

  @Test
  void keepsOneOfTwoThatAreSavedTogether() throws Exception {
    save(0, "", PoliciesFixture.STRICT);
    PolicyValues modern =
        new PolicyValues(PasswordRules.modern(), PoliciesFixture.STRICT.meetings());

    List<Boolean> done = twice(() -> isSaved(modern));

    assertThat(done).containsExactlyInAnyOrder(true, false);
    assertThat(current().number()).isEqualTo(3);
  }

  private boolean isSaved(PolicyValues values) {
    try {
      save(2, Thread.currentThread().getName(), values);
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

  @Test
  void keepsAccessRulesInTheirOrderVersionByVersion() {
    String many = "192.0.2.0/24 東京 𠮷\n2001:db8::/32\n192.0.2.1 Chief";

    RuleVersion<AccessRules> first = saveAccess(0, many);
    RuleVersion<AccessRules> second = saveAccess(1, "0.0.0.0/0");

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.rules().rules(AccessArea.CONSOLE))
        .extracting(AccessRule::toString)
        .containsExactly(many.split("\n"));
    RuleVersionPage<AccessRules> page =
        database.inTransaction(() -> room.access.versions(Caller.system(), 0, 10));
    assertThat(page.rows()).containsExactly(second, first);
    assertThat(database.inTransaction(room.access::inForce)).isEqualTo(second.rules());
  }

  @Test
  void keepsOneOfTwoAccessRulesThatAreSavedTogether() throws Exception {
    List<Boolean> done =
        twice(
            () -> {
              try {
                saveAccess(0, "192.0.2.0/24 " + Thread.currentThread().getName());
                return true;
              } catch (RefusedException refused) {
                assertThat(refused.problem()).isEqualTo(Problem.CONFLICT);
                return false;
              }
            });

    assertThat(done).containsExactlyInAnyOrder(true, false);
  }

  private RuleVersion<AccessRules> saveAccess(long base, String console) {
    return database.inNewTransaction(() -> room.saveAccess(PoliciesFixture.CHIEF, base, console));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update rule_version set change_comment = ''",
        "delete from rule_version",
        "update rule_line set line_text = '9'",
        "delete from rule_line"
      })
  void letsNobodyChangeAVersion(String statement) {
    save(0, "", PoliciesFixture.STRICT);
    saveAccess(0, "192.0.2.0/24");

    assertThatExceptionOfType(PersistenceException.class)
        .isThrownBy(
            () ->
                database.inNewTransaction(
                    () -> database.entityManager().createNativeQuery(statement).executeUpdate()));
    assertThat(current().rules()).isEqualTo(PoliciesFixture.STRICT);
  }
}
