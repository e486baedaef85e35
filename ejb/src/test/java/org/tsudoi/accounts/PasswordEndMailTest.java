package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.accounts.store.ResetStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.MailKind;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/** Who is warned of the end of a password, when and how often; on either database. */
@Tag("spec-6.3.2")
class PasswordEndMailTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final FakeNotifier notifier = new FakeNotifier();
  private final FakePolicies policies = new FakePolicies();
  private TestDatabase database;
  private AccountStores stores;
  private AccountService accounts;
  private PasswordEndMail mail;

  private void openRoom(TestDatabase opened, int lifetimeDays) {
    database = opened;
    policies.rules = new PasswordRules(8, true, true, true, lifetimeDays, 5, 0);
    stores = AccountStores.on(database);
    SessionKeeper sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(policies, stores, clock),
            new FakeEvent<>(),
            clock,
            random);
    PasswordGate gate =
        new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random);
    accounts =
        new AccountService(
            stores.accounts(),
            stores.groups(),
            sessions,
            gate,
            new FakeAuditTrail(),
            clock,
            random);
    mail =
        new PasswordEndMail(
            ResetStores.warningsOn(database), stores.accounts(), policies, notifier, clock);
  }

  private AccountId person(String name, String address) {
    AccountId id =
        database
            .inNewTransaction(
                () ->
                    accounts.create(
                        Caller.system(),
                        new NewAccount(
                            name, name, "", address, Set.of(SystemRole.PARTICIPANT), "ja")))
            .id();
    choosePassword(id);
    return id;
  }

  private GroupId group(String name, int lifetimeDays, AccountId... members) {
    GroupService groups =
        new GroupService(
            stores.groups(), stores.accounts(), policies.groups, new FakeAuditTrail(), clock);
    GroupId id =
        database.inNewTransaction(
            () -> groups.create(Caller.system(), new GroupDraft(name, "")).id());
    for (AccountId member : members) {
      database.inNewTransaction(() -> groups.add(Caller.system(), id, member));
    }
    policies.groups.rules.put(
        id, GroupRules.of(new PasswordRules(8, true, true, true, lifetimeDays, 5, 0)));
    return id;
  }

  private List<String> warned() {
    return notifier.mails.stream().map(mail -> mail.values().get("user")).toList();
  }

  private void choosePassword(AccountId id) {
    PasswordHash own = PasswordHash.of("Kaede7mountain", AccountsFixture.CHEAP, random);
    database.inNewTransaction(
        () -> stores.accounts().lock(id).orElseThrow().takePassword(own, clock.instant()));
  }

  /** What the timer does, each step in a transaction of its own. */
  private void look() {
    for (int stage : PasswordEndMail.STAGES) {
      database
          .inNewTransaction(() -> mail.unwarned(stage, 10))
          .forEach(id -> database.<Boolean>inNewTransaction(() -> mail.warn(id, stage)));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void warnsFourteenAndThreeDaysBeforeOnceEach(TestDatabase opened) {
    openRoom(opened, 90);
    person("hanako", "hanako@example.org");

    clock.advance(Duration.ofDays(76).minusSeconds(1));
    look();
    assertThat(notifier.mails).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    look();
    look();
    assertThat(notifier.mails).hasSize(1);
    assertThat(notifier.mails.get(0).kind()).isEqualTo(MailKind.PASSWORD_EXPIRES);
    assertThat(notifier.mails.get(0).values())
        .containsEntry("moment", "2030-06-30T00:00:00.123456Z");

    clock.advance(Duration.ofDays(11));
    look();
    look();
    assertThat(notifier.mails).hasSize(2);

    clock.advance(Duration.ofDays(3));
    look();
    assertThat(notifier.mails).as("it is over").hasSize(2);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void warnsOfTheNextPasswordAnew(TestDatabase opened) {
    openRoom(opened, 90);
    AccountId hanako = person("hanako", "hanako@example.org");
    clock.advance(Duration.ofDays(80));
    look();

    choosePassword(hanako);
    look();
    assertThat(notifier.mails).hasSize(1);
    clock.advance(Duration.ofDays(80));
    look();
    assertThat(notifier.mails).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void countsTheLifetimeThatTheGroupsOfAPersonAsk(TestDatabase opened) {
    openRoom(opened, 90);
    AccountId hanako = person("hanako", "hanako@example.org");
    AccountId taro = person("taro", "taro@example.org");
    AccountId jiro = person("jiro", "jiro@example.org");
    person("free", "free@example.org");
    group("Short", 30, hanako, jiro);
    group("Long", 120, taro, jiro);

    clock.advance(Duration.ofDays(16).minusSeconds(1));
    look();
    assertThat(warned()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    look();
    look();
    assertThat(warned()).containsExactlyInAnyOrder("hanako", "jiro");
    clock.advance(Duration.ofDays(11));
    look();
    assertThat(warned()).containsExactlyInAnyOrder("hanako", "jiro", "hanako", "jiro");

    notifier.mails.clear();
    clock.advance(Duration.ofDays(49));
    look();
    assertThat(warned()).as("76 days").containsExactly("free");
    clock.advance(Duration.ofDays(30));
    look();
    look();
    assertThat(warned()).as("106 days").containsExactly("free", "taro");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void warnsMembersWhereTheInstallationAsksForNoLifetimeAndNobodyOfAGroupWithoutOne(
      TestDatabase opened) {
    openRoom(opened, 0);
    AccountId hanako = person("hanako", "hanako@example.org");
    AccountId taro = person("taro", "taro@example.org");
    group("Short", 30, hanako);
    group("Never", 0, taro);

    clock.advance(Duration.ofDays(20));
    look();
    policies.rules = new PasswordRules(8, true, true, true, 30, 5, 0);
    look();

    assertThat(warned()).containsExactly("hanako");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void asksOnceForThoseWhoseStricterGroupHasEndedThePassword(TestDatabase opened) {
    openRoom(opened, 0);
    AccountId hanako = person("hanako", "hanako@example.org");
    group("Short", 10, hanako);
    group("Long", 60, hanako);

    clock.advance(Duration.ofDays(50));
    look();

    assertThat(notifier.mails).isEmpty();
    for (int stage : PasswordEndMail.STAGES) {
      List<AccountId> left = database.inNewTransaction(() -> mail.unwarned(stage, 10));
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void warnsNobodyWhomItDoesNotConcern(TestDatabase opened) {
    openRoom(opened, 90);
    person("without", "");
    AccountId disabled = person("disabled", "disabled@example.org");
    database.inNewTransaction(() -> accounts.disable(Caller.system(), disabled));
    database.inNewTransaction(
        () ->
            accounts.create(
                Caller.system(),
                new NewAccount(
                    "newcomer", "N", "", "n@example.org", Set.of(SystemRole.PARTICIPANT), "en")));
    clock.advance(Duration.ofDays(80));

    look();

    assertThat(notifier.mails).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void triesAgainWhenTheMailWasNotTakenAndSaysNothingWithoutALifetime(TestDatabase opened) {
    openRoom(opened, 90);
    person("hanako", "hanako@example.org");
    clock.advance(Duration.ofDays(80));
    notifier.offered = false;
    look();
    assertThat(notifier.mails).isEmpty();

    notifier.offered = true;
    policies.rules = new PasswordRules(8, true, true, true, 0, 5, 0);
    look();
    assertThat(notifier.mails).isEmpty();
    policies.rules = new PasswordRules(8, true, true, true, 14, 5, 0);
    look();
    assertThat(notifier.mails).as("over already").isEmpty();

    policies.rules = new PasswordRules(8, true, true, true, 90, 5, 0);
    look();
    assertThat(notifier.mails).hasSize(1);
  }
}
