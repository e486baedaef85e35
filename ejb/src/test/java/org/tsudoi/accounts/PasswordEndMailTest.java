package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
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
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
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
