package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.SignInAttempts.Candidate;
import org.tsudoi.accounts.SignInAttempts.Proven;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.EarlierSession;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.domain.TryKey;
import org.tsudoi.accounts.domain.TypedCode;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.DeviceClaim;
import org.tsudoi.devices.EnrolledDevice;
import org.tsudoi.devices.NewDevice;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/**
 * The place that makes a {@link Caller}: from credentials, from a live session, or from the command
 * line's token (spec 6.3.1). Only {@link ApiTokenAdmission} makes one besides, from API tokens.
 *
 * <p>A session ends thirty minutes after its last use, twelve hours after its beginning, and at
 * once when its owner signs out, its password or roles change, or an administrator ends it.
 */
@Stateless
public class SignInService {

  private static final Set<SystemRole> MAY_SEE_OTHERS =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR);

  private final SignInAttempts attempts;
  private final SignInTries tries;
  private final PasswordGate gate;
  private final PasswordChoice choice;
  private final SessionKeeper sessions;
  private final FirstAdministrator firstAdministrator;
  private final CommandLineToken commandLine;
  private final SignInRefusals refusals;
  private final PasskeyVerifier passkeys;
  private final AuditTrail audit;
  private final HandOverSignIn handOver;
  private final IdentitySignIn identities;
  private final PasswordSignIn passwords;
  private final DirectorySignIn directory;
  private final GuestSessions guests;

  /** For the container. */
  public SignInService() {
    this(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Inject
  SignInService(
      SignInAttempts attempts,
      PasswordGate gate,
      PasswordChoice choice,
      SessionKeeper sessions,
      FirstAdministrator firstAdministrator,
      CommandLineToken commandLine,
      SignInRefusals refusals,
      PasskeyVerifier passkeys,
      AuditTrail audit,
      HandOverSignIn handOver,
      IdentitySignIn identities,
      PasswordSignIn passwords,
      DirectorySignIn directory,
      GuestSessions guests) {
    this.attempts = attempts;
    this.tries = new SignInTries(attempts);
    this.gate = gate;
    this.choice = choice;
    this.sessions = sessions;
    this.firstAdministrator = firstAdministrator;
    this.commandLine = commandLine;
    this.refusals = refusals;
    this.passkeys = passkeys;
    this.audit = audit;
    this.handOver = handOver;
    this.identities = identities;
    this.passwords = passwords;
    this.directory = directory;
    this.guests = guests;
  }

  /**
   * Begins a session.
   *
   * <p>The answer never says what was wrong, and a name that does not exist, a wrong password, a
   * locked and a disabled account all cost one computation of the password hash. Ten wrong
   * passwords for one name from one address close that pair for fifteen minutes.
   *
   * <p>Only whoever knows the password learns whether a code is asked too; wrong codes count like
   * wrong passwords, and ten from anywhere close the second factor for fifteen minutes.
   *
   * <p>Only behind both it is said that the device is not known or not approved yet, or that the
   * hours of the person's groups do not admit it now.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED}, with {@link
   *     Problem#SECOND_FACTOR_REQUIRED} or {@link Problem#SECOND_FACTOR_WRONG} behind the right
   *     password, with {@link Problem#DEVICE_UNKNOWN}, {@link Problem#DEVICE_NOT_APPROVED} or
   *     {@link Problem#DEVICE_MAC_REQUIRED} behind both, with {@link Problem#OUTSIDE_HOURS} behind
   *     all of it (the detail: from when on), with {@link Problem#TOO_MANY_REQUESTS} while too many
   *     sign-ins are being computed, or with {@link Problem#DIRECTORY_UNREACHABLE} when nothing
   *     here matches and the company directory, which might, cannot be asked
   */
  public SignedIn signIn(Credentials credentials, Origin origin, Delivery delivery) {
    return told(
        passwords.enter(credentials, origin, proven -> attempts.begin(proven, origin, delivery)));
  }

  private SignedIn told(SignedIn signedIn) {
    if (signedIn.account().passwordChangeRequired()) {
      firstAdministrator.signedIn(signedIn.account().loginName());
    }
    return signedIn;
  }

  /**
   * Begins a session by a passkey alone: it is what its person has, and has verified who holds it.
   *
   * <p>Everything else is as for a password: a disabled account, one that is locked from this
   * address, and the rules for devices refuse it; a password that must be changed comes first. The
   * company directory must still have its person, if it keeps the password.
   *
   * @throws RefusedException with {@link Problem#PASSKEY_REFUSED}, which never says what was wrong,
   *     or behind the right passkey with what is wrong with the device, or with {@link
   *     Problem#DIRECTORY_UNREACHABLE}
   */
  public SignedIn signInWithPasskey(PasskeySignIn wish, Origin origin, Delivery delivery) {
    PasskeyProof proof = passkeys.prove(PasskeyPurpose.SIGN_IN, wish.passkey());
    Optional<Candidate> candidate = attempts.candidate(proof);
    candidate.ifPresent(known -> refusals.tellOfCount(proof, known.account(), origin));
    return candidate
        .filter(known -> proof.isRight())
        .flatMap(known -> begun(known, proof, wish, origin, delivery))
        .map(this::told)
        .orElseThrow(() -> refusals.of(candidate, origin, Problem.PASSKEY_REFUSED));
  }

  private Optional<SignedIn> begun(
      Candidate known, PasskeyProof proof, PasskeySignIn wish, Origin origin, Delivery delivery) {
    Account account = known.account();
    TryKey tried =
        TryKey.ofPasswords(
            account.loginName().value(), Optional.of(account.id()), origin.address());
    boolean admitted = tries.admit(tried);
    if (!admitted || !known.open() || !isStillKnown(known, origin)) {
      return Optional.empty();
    }
    Proven proven =
        new Proven(
            known,
            Optional.empty(),
            TypedCode.of(""),
            true,
            Optional.of(proof),
            tried,
            attempts.present(known, wish.device()));
    return refusals.watch(proven, origin, whole -> attempts.begin(whole, origin, delivery));
  }

  /** A passkey outlives its person in the company directory. */
  private boolean isStillKnown(Candidate known, Origin origin) {
    try {
      return directory.stillKnows(known.account());
    } catch (RefusedException away) {
      throw refusals.of(Optional.of(known), origin, away.problem());
    }
  }

  /**
   * Takes in a device of somebody who cannot sign in because of it, for an administrator to
   * approve; asks for all that a sign-in asks but the device.
   *
   * @throws RefusedException as {@link #signIn} for name, password and code, and {@link
   *     Problem#INVALID_VALUE} or {@link Problem#CONFLICT} for the device
   */
  public EnrolledDevice enrolDevice(DeviceRequest request, Origin origin) {
    return passwords.enter(
        request.credentials(), origin, proven -> attempts.enrol(proven, origin, request.device()));
  }

  /**
   * Begins the session of the desktop client, with a code that a person handed over to it in the
   * browser ({@link HandOverService}) and the verifier that only this client knows.
   *
   * <p>Password and second factor were asked in the browser; the device of the client is held to
   * its rule here. The session ends no later than that of the browser would. A wrong verifier
   * spends the code, and a code that is shown again ends the session that began with it.
   *
   * @throws RefusedException with {@link Problem#HAND_OVER_INVALID}, or as {@link #signIn(
   *     Credentials, Origin, Delivery)} for the device; the code works on then, for its minute
   */
  public SignedIn signIn(HandOverClaim claim, Origin origin) {
    return handOver.signIn(claim, origin);
  }

  /**
   * Takes in the device of a desktop client that cannot sign in because of it; spends the code.
   *
   * @throws RefusedException with {@link Problem#HAND_OVER_INVALID}, and with {@link
   *     Problem#INVALID_VALUE} or {@link Problem#CONFLICT} for the device
   */
  public EnrolledDevice enrolDevice(HandOverClaim claim, NewDevice device, Origin origin) {
    return handOver.enrol(claim, device, origin);
  }

  /**
   * Begins the session of somebody whom the identity provider has proven: the account that is
   * linked to issuer and subject, or, where that is wanted, the one whose user ID the provider
   * tells.
   *
   * <p>The account must be in use and its device known where that is asked for, as at every
   * sign-in. The password plays no part, so a change of it is not asked either; the second factor
   * is the provider's matter, or keeps its owner to signing in here.
   *
   * @throws RefusedException with {@link Problem#SSO_UNKNOWN} for nobody's and for closed accounts,
   *     with {@link Problem#SECOND_FACTOR_REQUIRED}, or with what is wrong with the device
   */
  public SignedIn signIn(
      ProvenIdentity identity, DeviceClaim device, Origin origin, Delivery delivery) {
    return identities.signIn(identity, device, origin, delivery);
  }

  /** Writes down that somebody came back from the identity provider with nothing that proves it. */
  public void notProven(Origin origin, Problem why) {
    identities.notProven(origin, why);
  }

  /**
   * The person behind a session's token, on each request; keeps the session from running idle.
   *
   * @return empty unless the session is alive and its token came the way it was handed out
   */
  public Optional<Caller> resume(String token, Delivery delivery, String address, CallerPath path) {
    return sessions.resume(token, delivery, address, path);
  }

  /**
   * As {@link #resume}, for a request that no person made, such as a page that updates by itself:
   * it does not keep the session from running idle.
   */
  public Optional<Caller> resumeUnattended(
      String token, Delivery delivery, String address, CallerPath path) {
    return sessions.resumeUnattended(token, delivery, address, path);
  }

  /**
   * The person who joined a meeting, or the guest, as long as the session still lives; keeps it
   * from running idle, so that being in a meeting counts as use.
   *
   * @return the caller with its roles of now, the path tunnel and the given address
   */
  public Optional<Caller> overTunnel(Caller joined, String address) {
    return joined
        .session()
        .flatMap(
            session ->
                joined.isGuest()
                    ? guests.overTunnel(session, address)
                    : sessions.overTunnel(session, address));
  }

  /**
   * The command line on the server's own machine, by the token that each start of the server writes
   * into its data folder.
   *
   * @return empty unless the token is the one of this start and the address is loopback
   */
  public Optional<Caller> commandLine(String token, String address) {
    if (!commandLine.admits(token, address)) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            Optional.empty(),
            "command line",
            Set.of(SystemRole.SYSTEM_ADMINISTRATOR),
            CallerPath.COMMAND_LINE,
            address,
            Optional.empty()));
  }

  /**
   * The CSRF token that belongs to a cookie session's token; it reveals nothing about that token.
   */
  public String csrfToken(String token) {
    return SessionToken.csrfToken(token);
  }

  /**
   * The session that asks and its account.
   *
   * @throws RefusedException with {@link Problem#NOT_SIGNED_IN} for a caller without session
   */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public CurrentSession current(Caller caller) {
    return caller
        .session()
        .flatMap(sessions::current)
        .orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
  }

  /**
   * What the caller's next password must be: what the groups ask that the caller is in, or the
   * installation.
   *
   * @throws RefusedException with {@link Problem#NOT_SIGNED_IN} for a caller without account
   */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public PasswordRules passwordRules(Caller caller) {
    return caller
        .account()
        .map(sessions::rulesFor)
        .orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
  }

  /**
   * Changes the caller's own password and ends all its other sessions.
   *
   * <p>Wrong tries count like those of a sign-in.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} when the current password is
   *     wrong; {@link Problem#PASSWORD_TOO_WEAK}, {@link Problem#PASSWORD_REUSED} or {@link
   *     Problem#PASSWORD_TOO_YOUNG} by the policy
   */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public void changePassword(Caller caller, String current, String next) {
    Account account =
        caller
            .account()
            .flatMap(attempts::account)
            .orElseThrow(() -> new RefusedException(Problem.NOT_SIGNED_IN));
    if (account.isInDirectory()) {
      throw new RefusedException(Problem.PASSWORD_IN_DIRECTORY);
    }
    TryKey tried =
        TryKey.ofPasswords(
            account.loginName().value(), Optional.of(account.id()), caller.address());
    gate.enter(
        () -> {
          boolean admitted = tries.admit(tried);
          if (!gate.matches(account.passwordHash(), current) || !admitted) {
            audit.refused(
                caller,
                AuditAction.PASSWORD_CHANGED,
                AccountAudit.target(account),
                Problem.SIGN_IN_FAILED);
            throw new RefusedException(Problem.SIGN_IN_FAILED);
          }
          choice.check(account, current, next, caller.owes(Duty.PASSWORD_CHANGE));
          attempts.takePassword(caller, account.passwordHash(), gate.hash(next), tried);
          return account;
        });
  }

  /** Ends the caller's session; ended already is no refusal. */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public void signOut(Caller caller) {
    caller.session().flatMap(sessions::find).ifPresent(session -> end(caller, session));
  }

  /**
   * What a browser may keep of its session to have it ended when somebody comes back there by a way
   * on which the session's cookie does not travel; it opens nothing.
   */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public Optional<String> earlier(Caller caller) {
    return caller
        .session()
        .flatMap(sessions::find)
        .map(session -> EarlierSession.of(session).text());
  }

  /**
   * Ends the session that a browser had before this caller signed in there. What was not made by
   * {@link #earlier}, or has ended already, changes nothing.
   */
  @Allowed(before = {Duty.PASSWORD_CHANGE, Duty.SECOND_FACTOR})
  public void endEarlier(Caller caller, String earlier) {
    EarlierSession.parse(earlier)
        .flatMap(kept -> sessions.find(kept.session()).filter(kept::isOf))
        .ifPresent(session -> end(caller, session));
  }

  private void end(Caller caller, SignInSession session) {
    if (sessions.end(session)) {
      audit.record(caller, AuditAction.SIGNED_OUT, targetOf(session), AuditChange.none());
    }
  }

  /**
   * The live sessions of an account: one's own, or anybody's for an administrator.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN}
   */
  @Allowed
  public List<SessionView> sessions(Caller caller, AccountId account) {
    if (!caller.is(account) && !caller.hasAnyOf(MAY_SEE_OTHERS)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    return attempts.account(account).map(sessions::living).orElse(List.of()).stream()
        .map(session -> view(session, caller))
        .toList();
  }

  /**
   * Ends a session at once: one's own, or anybody's for an administrator.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, also for another person's session when
   *     the caller is no administrator
   */
  @Allowed
  public void end(Caller caller, SessionId id) {
    SignInSession session =
        sessions
            .find(id)
            .filter(
                found ->
                    caller.is(AccountId.of(found.accountId())) || caller.hasAnyOf(MAY_SEE_OTHERS))
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    if (sessions.end(session)) {
      audit.record(caller, AuditAction.SESSION_ENDED, targetOf(session), AuditChange.none());
    }
  }

  /**
   * Ends all sessions of the caller but the one that asks.
   *
   * @return how many they were
   */
  @Allowed
  public int endOthers(Caller caller) {
    List<SignInSession> others =
        caller.account().flatMap(attempts::account).map(sessions::living).orElse(List.of()).stream()
            .filter(session -> caller.session().filter(session.id()::equals).isEmpty())
            .filter(sessions::end)
            .toList();
    others.forEach(
        session ->
            audit.record(caller, AuditAction.SESSION_ENDED, targetOf(session), AuditChange.none()));
    return others.size();
  }

  private static AuditTarget targetOf(SignInSession session) {
    return new AuditTarget("session", session.id().toString(), "");
  }

  private static SessionView view(SignInSession session, Caller caller) {
    return new SessionView(
        session.id(),
        session.createdAt(),
        session.idleEnd(),
        session.absoluteEnd(),
        session.address(),
        session.path(),
        session.delivery(),
        session.userAgent(),
        caller.session().filter(session.id()::equals).isPresent());
  }
}
