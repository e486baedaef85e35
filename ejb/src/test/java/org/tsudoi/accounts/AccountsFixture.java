package org.tsudoi.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Argon2Cost;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.store.AccountStores;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.installation.DataDirectory;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SystemRole;

/** The whole room without a container: maps for tables, a clock that obeys, cheap hashes. */
final class AccountsFixture {

  static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
  static final Origin OFFICE = new Origin("192.0.2.7", CallerPath.API, "Test/1");
  static final Origin ELSEWHERE = new Origin("198.51.100.9", CallerPath.API, "Test/1");

  final FakeClock clock = FakeClock.at("2030-04-01T00:00:00Z");
  final SecureRandom random = new SecureRandom();
  final FakeStore store = new FakeStore();
  final FakeAuditTrail audit = new FakeAuditTrail();
  final FakeEvent<SessionEnded> ended = new FakeEvent<>();
  final PasswordGate gate = new PasswordGate(CHEAP, 4, 8, Duration.ofSeconds(1), random);
  final FakePolicies policies = new FakePolicies();
  final FakePersonalData personal = new FakePersonalData();
  final FakePasskeys storedPasskeys = new FakePasskeys();
  final PasskeyKeeper passkeyKeeper = new PasskeyKeeper(storedPasskeys, clock, random);
  final SecondFactorKeeper factors =
      new SecondFactorKeeper(store.secondFactors(), passkeyKeeper, personal, clock, random);
  final PasskeySettings passkeySettings =
      new PasskeySettings(Optional.of("https://" + TestPasskey.HOST));
  final PasskeyDesk passkeyDesk =
      new PasskeyDesk(new FakeSentChallenges(), passkeySettings, clock, random);
  final PasskeyVerifier verifier =
      new PasskeyVerifier(passkeySettings, passkeyDesk, storedPasskeys);
  final FakeDeviceCheck devices = new FakeDeviceCheck();
  final FakeIdentityLinks links = new FakeIdentityLinks();
  final SsoSettings sso = new SsoSettings();
  final FakeDirectory directory = new FakeDirectory();
  final DirectoryRules directoryRules = new DirectoryRules();
  final FakeHandOverCodes handOverCodes = new FakeHandOverCodes();
  final SessionKeeper keeper;
  final AccountService accounts;
  final AccountTransferService transfer;
  final GroupService groups;
  final BulkService bulk;
  final FakeDeviceReach reach = new FakeDeviceReach();
  final GroupPolicyService groupPolicies;
  final SignInService signIn;
  final FactorProof proof;
  final SecondFactorService secondFactor;
  final ProofService proofs;
  final PasskeyService passkeys;
  final LockoutService lockouts;
  final FirstAdministrator first;
  final CommandLineToken commandLine;
  final OwnAccountService own;
  final DataDirectory data;

  AccountsFixture(Path folder) {
    data = new DataDirectory(folder.toString());
    keeper =
        new SessionKeeper(
            store.sessions(),
            store.accounts(),
            new SignInSession.Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            new Duties(policies, factors, sso, clock),
            ended,
            clock,
            random);
    accounts =
        new AccountService(store.accounts(), store.groups(), keeper, gate, audit, clock, random);
    transfer =
        new AccountTransferService(
            new AccountImporter(store.accounts(), store.groups(), keeper, audit, clock),
            store.accounts(),
            store.groups(),
            gate,
            audit,
            random);
    own = new OwnAccountService(store.accounts(), store.groups(), keeper, audit, clock);
    groups = new GroupService(store.groups(), store.accounts(), policies.groups, audit, clock);
    groupPolicies =
        new GroupPolicyService(
            store.groups(), store.accounts(), policies.groups, policies, reach, attempts(), clock);
    bulk = new BulkService(store.accounts(), store.groups(), keeper, audit, clock);
    first = new FirstAdministrator(store.accounts(), accounts, audit, data, random);
    commandLine = new CommandLineToken(data, random);
    signIn = signInThrough(gate);
    lockouts = new LockoutService(store.throttles(), store.accounts(), audit, clock);
    proof =
        new FactorProof(
            attempts(),
            gate,
            store.accounts(),
            factors,
            passkeyKeeper,
            verifier,
            audit,
            directorySignIn());
    secondFactor =
        new SecondFactorService(
            proof, store.accounts(), factors, passkeyKeeper, policies, keeper, audit);
    proofs = new ProofService(proof, factors, passkeyKeeper, keeper, audit);
    passkeys =
        new PasskeyService(
            passkeySettings, passkeyDesk, verifier, passkeyKeeper, factors, proof, policies, audit);
  }

  /** The duties of people who are stored. */
  static Duties duties(FakePolicies policies, AccountStores stores, FakeClock clock) {
    return new Duties(policies, factors(stores, clock), new SsoSettings(), clock);
  }

  /** The second factors of people who are stored. */
  static SecondFactorKeeper factors(AccountStores stores, FakeClock clock) {
    SecureRandom random = new SecureRandom();
    return new SecondFactorKeeper(
        stores.secondFactors(),
        new PasskeyKeeper(stores.passkeys(), clock, random),
        new FakePersonalData(),
        clock,
        random);
  }

  SignInService signInThrough(PasswordGate other) {
    SignInAttempts attempts = attempts();
    SignInRefusals refusals = new SignInRefusals(audit, Runnable::run);
    return new SignInService(
        attempts,
        other,
        new PasswordChoice(policies, attempts, other, clock),
        keeper,
        first,
        commandLine,
        refusals,
        verifier,
        audit,
        new HandOverSignIn(handOvers(), attempts, refusals, audit),
        new IdentitySignIn(
            new IdentityKeeper(
                links,
                store.accounts(),
                attempts,
                factors,
                sso,
                new FirstLanguage(),
                gate,
                audit,
                clock),
            attempts,
            refusals,
            audit),
        new PasswordSignIn(attempts, other, verifier, directorySignIn(), refusals),
        directorySignIn(),
        new GuestSessions(clock, new SecureRandom(), Duration.ofMinutes(30), Duration.ofHours(12)));
  }

  DirectorySignIn directorySignIn() {
    return new DirectorySignIn(directory, directoryKeeper());
  }

  DirectoryKeeper directoryKeeper() {
    return new DirectoryKeeper(
        links, store.accounts(), keeper, directoryRules, new FirstLanguage(), gate, audit, clock);
  }

  HandOverKeeper handOvers() {
    return new HandOverKeeper(
        handOverCodes,
        store.accounts(),
        keeper,
        attempts(),
        new SignInRefusals(audit, Runnable::run),
        audit,
        clock,
        random);
  }

  SignInAttempts attempts() {
    return new SignInAttempts(
        store.accounts(), store.throttles(), keeper, factors, passkeyKeeper, devices, audit, clock);
  }

  /** What the timer does about hours. */
  void sweepHours() {
    attempts().endOutsideHours();
  }

  CreatedAccount create(String loginName, SystemRole... roles) {
    return accounts.create(
        Caller.system(),
        new NewAccount(loginName, "Name of " + loginName, "", "", Set.of(roles), "en"));
  }

  SignedIn signIn(String loginName, String password) {
    return signIn.signIn(new Credentials(loginName, password), OFFICE, Delivery.BEARER);
  }

  /** Creates an account and gives it a password of its own. */
  SignedIn settled(String loginName, String password, SystemRole... roles) {
    String oneTime = create(loginName, roles).oneTimePassword();
    SignedIn begun = signIn(loginName, oneTime);
    signIn.changePassword(begun.caller(), oneTime, password);
    return begun;
  }

  Optional<Caller> resume(SignedIn session) {
    return signIn.resume(session.token(), Delivery.BEARER, "192.0.2.7", CallerPath.API);
  }

  static Caller with(SystemRole... roles) {
    return with(AccountId.random(), roles);
  }

  /** Somebody on the server's own machine, of whom no proof is asked. */
  static Caller atTheServer() {
    return new Caller(
        Optional.empty(),
        "somebody",
        Set.of(SystemRole.SYSTEM_ADMINISTRATOR),
        CallerPath.COMMAND_LINE,
        "127.0.0.1",
        Optional.empty());
  }

  static Caller with(AccountId account, SystemRole... roles) {
    return new Caller(
        Optional.of(account),
        "somebody",
        Set.of(roles),
        CallerPath.CONSOLE,
        "192.0.2.1",
        Optional.empty());
  }
}
