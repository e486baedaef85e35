package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.accounts.domain.LinkKind;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.accounts.store.ResetStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** What must hold of links to an identity provider on either database. */
@Tag("spec-6.3.1")
class IdentityLinkStoreTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";
  private static final String ISSUER = "https://idp.example/realms/" + "r".repeat(270);
  private static final String SUBJECT = "𠮷".repeat(127);

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private TestDatabase database;
  private AccountStores stores;
  private SessionKeeper sessions;
  private IdentityLinks links;

  private AccountId openRoom(TestDatabase opened) {
    database = opened;
    stores = AccountStores.on(database);
    links = ResetStores.identitiesOn(database);
    sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(new FakePolicies(), stores, clock),
            new FakeEvent<>(),
            clock,
            random);
    return create("hanako");
  }

  private AccountId create(String name) {
    AccountService accounts =
        new AccountService(
            stores.accounts(),
            stores.groups(),
            sessions,
            new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random),
            new FakeAuditTrail(),
            clock,
            random);
    return database.inNewTransaction(
        () ->
            accounts
                .create(
                    Caller.system(),
                    new NewAccount(name, name, "", "", Set.of(SystemRole.PARTICIPANT), "ja"))
                .id());
  }

  private void link(String subject, AccountId account) {
    database.inNewTransaction(
        () ->
            links.add(
                new IdentityLink(ISSUER, subject, account, Optional.empty(), clock.instant())));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void keepsOneLinkOfAnAccountAndFindsItBothWays(TestDatabase opened) {
    AccountId hanako = openRoom(opened);
    AccountId taro = create("taro");
    link(SUBJECT, hanako);

    IdentityView kept = database.inNewTransaction(() -> links.of(hanako).orElseThrow().view());
    assertThat(kept).isEqualTo(new IdentityView(ISSUER, SUBJECT, clock.instant(), false));
    assertThat(
            database.<AccountId>inNewTransaction(
                () -> links.find(IdentityLink.idOf(ISSUER, SUBJECT)).orElseThrow().account()))
        .isEqualTo(hanako);
    assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> link("other", hanako));
    assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> link(SUBJECT, taro));

    database.inNewTransaction(() -> links.of(hanako).ifPresent(links::remove));
    link(SUBJECT, taro);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void keepsWhatProvedTheBeginningOfASession(TestDatabase opened) {
    AccountId hanako = openRoom(opened);
    SignedIn begun =
        database.inNewTransaction(
            () ->
                sessions.begin(
                    stores.accounts().lock(hanako).orElseThrow(),
                    new SignInEntry(
                        AccountsFixture.OFFICE,
                        Delivery.COOKIE,
                        ProvedBy.PROVIDER,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()),
                    Optional.empty()));

    assertThat(
            database.<ProvedBy>inNewTransaction(
                () ->
                    sessions.find(begun.caller().session().orElseThrow()).orElseThrow().provedBy()))
        .isEqualTo(ProvedBy.PROVIDER);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void keepsWhosePasswordTheCompanyDirectoryKeeps(TestDatabase opened) {
    AccountId hanako = openRoom(opened);
    link(SUBJECT, hanako);
    PasswordHash nothing = PasswordHash.decoy(AccountsFixture.CHEAP, random);
    database.inNewTransaction(
        () -> {
          links.add(directoryLink("1", hanako));
          stores.accounts().lock(hanako).orElseThrow().enterDirectory(nothing, clock.instant());
        });

    assertThat(
            database.<Boolean>inNewTransaction(
                () -> stores.accounts().find(hanako).orElseThrow().isInDirectory()))
        .isTrue();
    assertThat(
            database.<String>inNewTransaction(
                () -> links.of(hanako, LinkKind.DIRECTORY).orElseThrow().view().subject()))
        .isEqualTo("1");
    assertThat(
            database.<String>inNewTransaction(
                () -> links.of(hanako).orElseThrow().view().subject()))
        .isEqualTo(SUBJECT);
    assertThat(
            database.<Long>inNewTransaction(
                () -> stores.accounts().countOwnPasswords(PasswordAges.all(clock.instant()))))
        .isZero();
    assertThatExceptionOfType(PersistenceException.class)
        .isThrownBy(() -> database.inNewTransaction(() -> links.add(directoryLink("2", hanako))));
    database.inNewTransaction(
        () ->
            stores
                .accounts()
                .lock(hanako)
                .orElseThrow()
                .takeOneTimePassword(nothing, clock.instant()));
    assertThat(
            database.<Boolean>inNewTransaction(
                () -> stores.accounts().find(hanako).orElseThrow().isInDirectory()))
        .isFalse();
  }

  private IdentityLink directoryLink(String id, AccountId account) {
    return IdentityLink.toDirectory(
        "ldap:///dc=aoba,dc=example", id, account, Optional.empty(), clock.instant());
  }
}
