package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tsudoi.accounts.domain.HandOverCodes;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.accounts.store.ResetStores;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.fixtures.TestDatabase;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** What must hold of handing over on either database. */
@Tag("spec-6.3.1")
class HandOverStoreTest {

  private static final String BOTH = "org.tsudoi.fixtures.Databases#both";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final HandOverRequest REQUEST =
      new HandOverRequest(
          49_152, "state-0123456789", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

  private final FakeClock clock = FakeClock.at("2030-04-01T00:00:00.123456Z");
  private final SecureRandom random = new SecureRandom();
  private final FakeAuditTrail audit = new FakeAuditTrail();
  private TestDatabase database;
  private AccountStores stores;
  private HandOverCodes codes;
  private HandOverKeeper keeper;
  private SignedIn browser;

  private void openRoom(TestDatabase opened) {
    database = opened;
    stores = AccountStores.on(database);
    codes = ResetStores.handOversOn(database);
    SessionKeeper sessions =
        new SessionKeeper(
            stores.sessions(),
            stores.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            AccountsFixture.duties(new FakePolicies(), stores, clock),
            new FakeEvent<>(),
            clock,
            random);
    SignInAttempts attempts =
        new SignInAttempts(
            stores.accounts(),
            stores.throttles(),
            sessions,
            AccountsFixture.factors(stores, clock),
            new PasskeyKeeper(stores.passkeys(), clock, random),
            new FakeDeviceCheck(),
            audit,
            clock);
    keeper =
        new HandOverKeeper(
            codes,
            stores.accounts(),
            sessions,
            attempts,
            new SignInRefusals(audit, Runnable::run),
            audit,
            clock,
            random);
    CreatedAccount hanako = created(sessions);
    browser =
        database.inNewTransaction(
            () ->
                sessions.begin(
                    stores.accounts().lock(hanako.id()).orElseThrow(),
                    SignInEntry.plain(AccountsFixture.OFFICE, Delivery.COOKIE),
                    Optional.empty()));
  }

  private CreatedAccount created(SessionKeeper sessions) {
    PasswordGate gate =
        new PasswordGate(AccountsFixture.CHEAP, 8, 64, Duration.ofSeconds(10), random);
    AccountService accounts =
        new AccountService(
            stores.accounts(), stores.groups(), sessions, gate, audit, clock, random);
    return database.inNewTransaction(
        () ->
            accounts.create(
                Caller.system(),
                new NewAccount("hanako", "山田 花子", "", "", Set.of(SystemRole.PARTICIPANT), "ja")));
  }

  private HandOverClaim approved() {
    String address = database.inNewTransaction(() -> keeper.approve(browser.caller(), REQUEST));
    return new HandOverClaim(
        HandOverRequest.CLIENT,
        REQUEST.redirect(),
        address.replaceAll(".*[?]code=([^&]*)&.*", "$1"),
        VERIFIER,
        DeviceClaim.NONE);
  }

  private boolean take(HandOverClaim claim) {
    return database.<Boolean>inNewTransaction(
        () -> keeper.signIn(claim, PresentedDevice.NONE, AccountsFixture.OFFICE).isPresent());
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aCodeIsTakenOnce(TestDatabase opened) {
    openRoom(opened);
    HandOverClaim claim = approved();

    assertThat(take(claim)).isTrue();
    assertThat(take(claim)).isFalse();
    assertThat(living()).isEqualTo(1);
  }

  /** How many sessions of the account are open; the browser's is one. */
  private long living() {
    return database.inNewTransaction(
        () -> (long) stores.sessions().openOf(browser.account().id()).size());
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void ofTwoWhoShowACodeTogetherNobodyKeepsASession(TestDatabase opened) throws Exception {
    openRoom(opened);
    HandOverClaim claim = approved();
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both =
          Stream.generate(
                  () ->
                      threads.submit(
                          () -> {
                            start.await();
                            return take(claim);
                          }))
              .limit(2)
              .toList();

      assertThat(List.of(both.get(0).get(), both.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
    assertThat(living()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void codesAreCountedAndForgottenAfterADay(TestDatabase opened) {
    openRoom(opened);
    HandOverClaim claim = approved();
    assertThat(count()).isEqualTo(1);
    clock.advance(Duration.ofDays(1));
    database.inNewTransaction(keeper::sweep);
    assertThat(count()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));

    database.inNewTransaction(keeper::sweep);

    assertThat(count()).isZero();
    assertThat(take(claim)).isFalse();
  }

  private long count() {
    return database.inNewTransaction(
        () ->
            codes.countMadeSince(
                browser.account().id(), clock.instant().minus(Duration.ofDays(9))));
  }
}
