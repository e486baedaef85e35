package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tsudoi.accounts.SecondFactorKeeper.Match;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.PasswordHistory;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.domain.SignInThrottle;
import org.tsudoi.accounts.domain.Throttles;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.DeviceCheck;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.DeviceId;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The steps of a sign-in and of a password change that touch the database, each in a transaction of
 * its own, so that no transaction is open while a password hash is computed and a refusal does not
 * undo the count of wrong tries.
 */
@ApplicationScoped
class SignInAttempts {

  private final Accounts accounts;
  private final Throttles throttles;
  private final SessionKeeper sessions;
  private final SecondFactorKeeper factors;
  private final PasskeyKeeper passkeys;
  private final DeviceCheck devices;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  SignInAttempts() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  SignInAttempts(
      Accounts accounts,
      Throttles throttles,
      SessionKeeper sessions,
      SecondFactorKeeper factors,
      PasskeyKeeper passkeys,
      DeviceCheck devices,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.throttles = throttles;
    this.sessions = sessions;
    this.factors = factors;
    this.passkeys = passkeys;
    this.devices = devices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the password is compared with.
   *
   * @param account who it would be
   * @param hash the hash at the time of looking
   * @param open whether the account may be signed in to
   * @param linking what else becomes true with the sign-in, in its transaction
   */
  record Candidate(
      Account account, PasswordHash hash, boolean open, Optional<Consumer<SignedIn>> linking) {

    /** One with whose sign-in nothing else becomes true. */
    Candidate(Account account, PasswordHash hash, boolean open) {
      this(account, hash, open, Optional.empty());
    }

    /** The same with whose sign-in a link begins. */
    Candidate linking(Consumer<SignedIn> link) {
      return new Candidate(account, hash, open, Optional.of(link));
    }

    /** Whether it is the company directory that compares the password. */
    boolean isInDirectory() {
      return account.isInDirectory() || linking.isPresent();
    }
  }

  /**
   * Somebody who knows the password of an account that may be signed in to, or has its passkey.
   *
   * @param candidate who it would be
   * @param stronger the password at a higher cost, if its hash is outdated
   * @param code the second factor as typed, or empty
   * @param codeAdmitted false when too many codes have been tried
   * @param passkey what a passkey answered in place of password or code; empty if none did
   * @param tried what counts the tries of this name from this address
   * @param device what was told and proved about the device
   */
  record Proven(
      Candidate candidate,
      Optional<PasswordHash> stronger,
      TypedCode code,
      boolean codeAdmitted,
      Optional<PasskeyProof> passkey,
      TryKey tried,
      PresentedDevice device) {}

  /**
   * Counts a try before its password is looked at.
   *
   * @return false when the pair of name and address is closed
   * @throws PersistenceException when two first tries meet; the caller counts again
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean admit(TryKey key) {
    Instant now = clock.instant();
    Optional<SignInThrottle> known = throttles.lock(key.text());
    if (known.isPresent()) {
      return known.get().admit(key, now);
    }
    SignInThrottle fresh = new SignInThrottle(key, now);
    boolean admitted = fresh.admit(key, now);
    throttles.add(fresh);
    return admitted;
  }

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Candidate> candidate(Optional<LoginName> name) {
    Instant now = clock.instant();
    return name.flatMap(accounts::findByLoginName).map(account -> candidate(account, now));
  }

  /** Who it would be by the passkey. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Candidate> candidate(PasskeyProof proof) {
    Instant now = clock.instant();
    return proof.account().flatMap(accounts::find).map(account -> candidate(account, now));
  }

  private static Candidate candidate(Account account, Instant now) {
    return new Candidate(account, account.passwordHash(), account.admitsSignIn(now));
  }

  /** Reads what the client says about its device and uses up the challenge that it signed. */
  PresentedDevice present(Candidate candidate, DeviceClaim claim) {
    return present(candidate.account(), claim);
  }

  /** The same for somebody who has proved in another way who it is. */
  PresentedDevice present(Account account, DeviceClaim claim) {
    return devices.present(AccountDeviceOwners.of(account), claim);
  }

  /**
   * Begins the session unless the account has changed since its password was compared.
   *
   * @throws RefusedException with {@link Problem#SECOND_FACTOR_REQUIRED} or {@link
   *     Problem#SECOND_FACTOR_WRONG}, with what {@link DeviceCheck#admit} refuses, or with {@link
   *     Problem#OUTSIDE_HOURS}; nothing has changed then, the code is not used up
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<SignedIn> begin(Proven proven, Origin origin, Delivery delivery) {
    Instant now = clock.instant();
    return unchanged(proven, now)
        .map(
            account -> {
              Optional<Match> code = takeFactor(account, proven);
              SignInEntry entry = SignInEntry.plain(origin, delivery, wayOf(proven, code));
              SignedIn signedIn = enter(account, proven.device(), entry);
              proven.stronger().ifPresent(account::takeStrongerHash);
              forget(proven.tried());
              code.ifPresent(match -> record(signedIn.caller(), account, match));
              proven.candidate().linking().ifPresent(link -> link.accept(signedIn));
              return signedIn;
            });
  }

  /**
   * The last step of every sign-in, whatever proved who it is: holds it to the rule about devices,
   * begins the session and writes it down. In the transaction of its caller, who has locked the
   * account and found that it may be signed in to.
   *
   * @throws RefusedException with what {@link DeviceCheck#admit} refuses; nothing has changed then
   */
  SignedIn enter(Account account, PresentedDevice presented, SignInEntry entry) {
    Optional<DeviceId> device = devices.admit(account.id(), presented, entry.origin().address());
    account.signedIn(clock.instant());
    SignedIn signedIn = sessions.begin(account, entry, device);
    Map<String, String> how = new HashMap<>(entry.how());
    how.put("delivery", entry.delivery().name());
    audit.record(
        signedIn.caller(),
        AuditAction.SIGNED_IN,
        AccountAudit.target(account),
        AuditChange.created(how));
    return signedIn;
  }

  private Optional<Account> unchanged(Proven proven, Instant now) {
    return accounts
        .lock(proven.candidate().account().id())
        .filter(account -> account.passwordHash().equals(proven.candidate().hash()))
        .filter(account -> account.admitsSignIn(now));
  }

  /**
   * Takes in a device of somebody who has proved everything that a sign-in asks but the device.
   *
   * @throws RefusedException as {@link #begin} for the code, and what {@link DeviceCheck#enrol}
   *     refuses; nothing has changed then
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<EnrolledDevice> enrol(Proven proven, Origin origin, NewDevice wanted) {
    return unchanged(proven, clock.instant())
        .map(
            account -> {
              takeFactor(account, proven);
              forget(proven.tried());
              return enrol(account, origin, wanted);
            });
  }

  /** The last step of that, whatever proved who it is; in the transaction of its caller. */
  EnrolledDevice enrol(Account account, Origin origin, NewDevice wanted) {
    return devices.enrol(ownerAtTheDoor(account, origin), AccountDeviceOwners.of(account), wanted);
  }

  private static Caller ownerAtTheDoor(Account account, Origin origin) {
    return new Caller(
        Optional.of(account.id()),
        account.displayName(),
        Set.of(),
        origin.path(),
        origin.address(),
        Optional.empty());
  }

  private static Map<String, String> wayOf(Proven proven, Optional<Match> code) {
    Map<String, String> how = new HashMap<>();
    code.filter(Match.PASSKEY::equals).ifPresent(match -> how.put("with", match.name()));
    boolean alone =
        proven.passkey().filter(key -> key.purpose() == PasskeyPurpose.SIGN_IN).isPresent();
    if (!alone && proven.candidate().isInDirectory()) {
      how.put("way", "directory");
    }
    return how;
  }

  private void record(Caller caller, Account account, Match code) {
    if (code == Match.RECOVERY_CODE) {
      audit.record(
          caller, AuditAction.RECOVERY_CODE_USED, AccountAudit.target(account), AuditChange.none());
    }
  }

  /** Empty for an account without second factor. */
  private Optional<Match> takeFactor(Account account, Proven proven) {
    if (proven.passkey().isPresent()) {
      return Optional.of(takePasskey(account, proven, proven.passkey().get()));
    }
    if (!factors.isAsked(account.id())) {
      return Optional.empty();
    }
    if (proven.code().isEmpty()) {
      throw new RefusedException(Problem.SECOND_FACTOR_REQUIRED);
    }
    Match match = proven.codeAdmitted() ? factors.take(account, proven.code()) : Match.NONE;
    if (match == Match.NONE) {
      throw new RefusedException(Problem.SECOND_FACTOR_WRONG);
    }
    return Optional.of(match);
  }

  private Match takePasskey(Account account, Proven proven, PasskeyProof passkey) {
    if (!proven.codeAdmitted() || !passkeys.take(account, passkey)) {
      throw new RefusedException(
          passkey.purpose() == PasskeyPurpose.SIGN_IN
              ? Problem.PASSKEY_REFUSED
              : Problem.SECOND_FACTOR_WRONG);
    }
    return Match.PASSKEY;
  }

  /** Forgets the wrong tries of somebody who has proved everything. */
  void forget(TryKey tried) {
    throttles.forget(tried.text());
    tried
        .account()
        .map(account -> TryKey.ofCodes(account, tried.address()))
        .ifPresent(codes -> throttles.forget(codes.text()));
  }

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Account> account(AccountId id) {
    return accounts.find(id);
  }

  @Transactional(TxType.REQUIRES_NEW)
  PasswordHistory passwordHistory(AccountId id) {
    return accounts.passwordHistory(id);
  }

  @Transactional(TxType.REQUIRES_NEW)
  Set<GroupId> groups(AccountId id) {
    return accounts.find(id).map(Account::groups).orElse(Set.of());
  }

  /** Stores the password that its owner chose, unless it has been changed meanwhile. */
  @Transactional(TxType.REQUIRES_NEW)
  void takePassword(Caller caller, PasswordHash compared, PasswordHash next, TryKey tried) {
    Instant now = clock.instant();
    Account account =
        caller
            .account()
            .flatMap(accounts::lock)
            .filter(found -> found.passwordHash().equals(compared) && found.isUsable(now))
            .orElseThrow(() -> new RefusedException(Problem.SIGN_IN_FAILED));
    account.takePassword(next, now);
    accounts.remember(new PastPassword(account.id(), next, now));
    throttles.forget(tried.text());
    int others = sessions.endAll(account, caller.session());
    audit.record(
        caller,
        AuditAction.PASSWORD_CHANGED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("sessionsEnded", Integer.toString(others))));
  }

  /** Ends the sessions of people who may not be signed in now, and writes it down. */
  @Transactional
  void endOutsideHours() {
    end(sessions.outsideHours());
  }

  /**
   * Ends those of members of a group whose rules the caller's transaction has just saved. Rules of
   * all other groups are not read again: somebody may be saving them, and wait for this one.
   */
  @Transactional
  void endOutsideHours(GroupId group) {
    end(sessions.outsideHours(List.of(group)));
  }

  private void end(List<SignInSession> outside) {
    for (SignInSession session : outside) {
      if (sessions.end(session)) {
        accounts
            .find(AccountId.of(session.accountId()))
            .ifPresent(account -> recordEnd(session, account));
      }
    }
  }

  private void recordEnd(SignInSession session, Account account) {
    audit.record(
        Caller.system(),
        AuditAction.SESSION_ENDED,
        AccountAudit.target(account),
        AuditChange.created(
            Map.of("session", session.id().toString(), "why", Problem.OUTSIDE_HOURS.key())));
  }

  /** Forgets tries that no longer count. */
  @Transactional(TxType.REQUIRES_NEW)
  void sweep() {
    throttles.deleteQuietSince(clock.instant().minus(SignInThrottle.PAUSE.multipliedBy(2)));
  }
}
