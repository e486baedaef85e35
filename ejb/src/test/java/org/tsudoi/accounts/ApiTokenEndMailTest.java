package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokenName;
import org.tsudoi.accounts.domain.ApiTokenText;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.accounts.store.ApiTokenStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/**
 * Which owners of API tokens are told of the end of one, when and how often; on either database.
 */
@Tag("spec-6.3.1")
class ApiTokenEndMailTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final FakeNotifier notifier = new FakeNotifier();
  private final ApiTokenSettings settings = new ApiTokenSettings();
  private TestDatabase database;
  private AccountStores stores;
  private ApiTokens tokens;
  private ApiTokenEndMail mail;

  private void openRoom(TestDatabase opened) {
    database = opened;
    stores = AccountStores.on(database);
    tokens = ApiTokenStores.on(database);
    settings.days = 365;
    mail = new ApiTokenEndMail(tokens, stores.accounts(), settings, notifier, clock);
  }

  private Account person(String loginName, String address) {
    Profile profile =
        new Profile(
            loginName,
            "",
            address,
            "",
            Set.of(SystemRole.PARTICIPANT),
            "ja",
            "Asia/Tokyo",
            Validity.always());
    return database.inNewTransaction(
        () -> {
          Account account =
              new Account(
                  AccountId.random(),
                  new LoginName(loginName),
                  profile,
                  PasswordHash.of("x", AccountsFixture.CHEAP, random),
                  clock.instant());
          stores.accounts().add(account);
          return account;
        });
  }

  private ApiTokenId token(Account owner, String name, Duration lifetime) {
    return database.inNewTransaction(
        () -> {
          ApiToken token =
              new ApiToken(
                  owner,
                  new ApiTokenName(name),
                  List.of(ApiScope.USERS_READ),
                  ApiTokenText.generate(random),
                  clock.instant(),
                  lifetime);
          tokens.add(token);
          return token.id();
        });
  }

  /** What the timer does, each step in a transaction of its own. */
  private void look() {
    for (int stage : ApiTokenEndMail.STAGES) {
      database
          .inNewTransaction(() -> mail.unwarned(stage, 10))
          .forEach(id -> database.<Boolean>inNewTransaction(() -> mail.warn(id, stage)));
    }
  }

  private List<String> told() {
    return notifier.mails.stream().map(order -> order.values().get("token")).toList();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void sevenDaysAndOneDayBeforeOnceEach(TestDatabase opened) {
    openRoom(opened);
    token(person("hanako", "hanako@example.org"), "Directory", Duration.ofDays(30));

    clock.advance(Duration.ofDays(23).minusSeconds(1));
    look();
    assertThat(notifier.mails).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    look();
    look();
    assertThat(notifier.mails).hasSize(1);
    MailOrder first = notifier.mails.get(0);
    assertThat(first.kind()).isEqualTo(MailKind.API_TOKEN_ENDS);
    assertThat(first.recipient().address()).isEqualTo("hanako@example.org");
    assertThat(first.values())
        .containsEntry("token", "Directory")
        .containsEntry("zone", "Asia/Tokyo")
        .containsEntry("moment", "2030-05-01T00:00:00.123456Z");

    clock.advance(Duration.ofDays(6));
    look();
    look();
    assertThat(notifier.mails).hasSize(2);
    clock.advance(Duration.ofDays(1));
    look();
    assertThat(notifier.mails).as("it is over").hasSize(2);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void onlyAtStagesThatTheTokenWasMadeForLongerThan(TestDatabase opened) {
    openRoom(opened);
    Account hanako = person("hanako", "hanako@example.org");
    token(hanako, "A week", Duration.ofDays(7));
    token(hanako, "A day", Duration.ofDays(1));

    look();
    assertThat(told()).isEmpty();
    clock.advance(Duration.ofDays(6));
    look();

    assertThat(told()).containsExactly("A week");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void onlyWhomItConcerns(TestDatabase opened) {
    openRoom(opened);
    Account hanako = person("hanako", "hanako@example.org");
    Account disabled = person("disabled", "disabled@example.org");
    token(disabled, "Disabled", Duration.ofDays(30));
    token(person("without", ""), "Without", Duration.ofDays(30));
    ApiTokenId revoked = token(hanako, "Revoked", Duration.ofDays(30));
    ApiTokenId late = token(hanako, "Late", Duration.ofDays(30));
    database.inNewTransaction(
        () -> tokens.lock(revoked).orElseThrow().revoke(Caller.system(), clock.instant()));
    database.inNewTransaction(() -> stores.accounts().lock(disabled.id()).orElseThrow().disable());

    clock.advance(Duration.ofDays(25));
    List<ApiTokenId> found = database.inNewTransaction(() -> mail.unwarned(7, 10));
    assertThat(found).containsExactly(late);
    database.inNewTransaction(
        () -> tokens.lock(late).orElseThrow().revoke(Caller.system(), clock.instant()));
    database.<Boolean>inNewTransaction(() -> mail.warn(late, 7));

    assertThat(notifier.mails).as("revoked in between").isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void againWhenTheMailWasNotTakenAndNeverWhileTokensAreOff(TestDatabase opened) {
    openRoom(opened);
    ApiTokenId token =
        token(person("hanako", "hanako@example.org"), "Directory", Duration.ofDays(30));
    clock.advance(Duration.ofDays(25));
    settings.days = 0;
    look();
    settings.days = 365;
    notifier.offered = false;
    look();
    assertThat(notifier.mails).isEmpty();
    assertThat(database.<Boolean>inNewTransaction(() -> mail.warn(token, 7))).isFalse();
    notifier.mails.clear();

    notifier.offered = true;
    look();

    assertThat(notifier.mails).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void onceThoughTwoNodesLook(TestDatabase opened) throws Exception {
    openRoom(opened);
    ApiTokenId token =
        token(person("hanako", "hanako@example.org"), "Directory", Duration.ofDays(30));
    clock.advance(Duration.ofDays(25));
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);

    try {
      List<Future<Boolean>> both =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            start.await();
                            return database.<Boolean>inNewTransaction(() -> mail.warn(token, 7));
                          }))
              .limit(2)
              .toList();
      assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactly(true, true);
    } finally {
      threads.shutdownNow();
    }

    assertThat(notifier.mails).hasSize(1);
  }
}
