package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.devices.PresentedDevice;
import org.tsudoi.identity.ProvenIdentity;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** The steps of a sign-in by an identity provider that touch the database. */
@ApplicationScoped
class IdentityKeeper {

  /** Whoever may choose a name at the provider must not become one of these by it. */
  private static final Set<SystemRole> NEVER_BY_NAME =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR);

  private final IdentityLinks links;
  private final Accounts accounts;
  private final SignInAttempts attempts;
  private final SecondFactorKeeper factors;
  private final SsoSettings settings;
  private final FirstLanguage language;
  private final PasswordGate gate;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  IdentityKeeper() {
    this(null, null, null, null, null, null, null, null, null);
  }

  @Inject
  IdentityKeeper(
      IdentityLinks links,
      Accounts accounts,
      SignInAttempts attempts,
      SecondFactorKeeper factors,
      SsoSettings settings,
      FirstLanguage language,
      PasswordGate gate,
      AuditTrail audit,
      Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.attempts = attempts;
    this.factors = factors;
    this.settings = settings;
    this.language = language;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Whose account it is, whether it may be signed in to or not; creates it where that is wanted.
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Account> owner(ProvenIdentity identity) {
    Optional<IdentityLink> link = links.find(idOf(identity));
    return link.isPresent()
        ? link.flatMap(known -> accounts.find(known.account()))
        : byName(identity).or(() -> created(identity));
  }

  /** Where that is wanted and the user ID that the provider tells is nobody's. */
  private Optional<Account> created(ProvenIdentity identity) {
    if (!settings.creates()) {
      return Optional.empty();
    }
    return identity
        .loginName()
        .flatMap(LoginName::typed)
        .filter(name -> accounts.findByLoginName(name).isEmpty())
        .map(name -> create(identity, name));
  }

  private Account create(ProvenIdentity identity, LoginName name) {
    Account account =
        new Account(
            AccountId.random(),
            name,
            ToldProfile.of(identity, name, language.word()),
            gate.decoy(),
            now());
    account.takePassword(gate.decoy(), now());
    accounts.add(account);
    audit.record(
        Caller.system(),
        AuditAction.ACCOUNT_CREATED,
        AccountAudit.target(account),
        AccountAudit.created(account));
    link(identity, account, Caller.system());
    return account;
  }

  /** By the user ID that the provider tells, where that is allowed and nobody else has the link. */
  private Optional<Account> byName(ProvenIdentity identity) {
    if (!settings.linksByLoginName()) {
      return Optional.empty();
    }
    return identity
        .loginName()
        .flatMap(LoginName::typed)
        .flatMap(accounts::findByLoginName)
        .filter(account -> NEVER_BY_NAME.stream().noneMatch(account::has))
        .filter(account -> links.of(account.id()).isEmpty());
  }

  private static String idOf(ProvenIdentity identity) {
    return IdentityLink.idOf(identity.issuer(), identity.subject());
  }

  /**
   * Begins the session, and links the account if it was found by its user ID.
   *
   * @return empty if the account may not be signed in to
   * @throws RefusedException with {@link Problem#SECOND_FACTOR_REQUIRED} where people keep to their
   *     own second factor, or with what is wrong with the device; nothing has changed then
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<SignedIn> signIn(
      ProvenIdentity identity, Account owner, PresentedDevice device, SignInEntry entry) {
    return accounts
        .lock(owner.id())
        .filter(account -> account.isUsable(clock.instant()))
        .filter(account -> isStillTheirs(identity, account))
        .map(
            account -> {
              if (settings.wantsOwnFactor() && factors.isAsked(account.id())) {
                throw new RefusedException(Problem.SECOND_FACTOR_REQUIRED);
              }
              SignedIn signedIn = attempts.enter(account, device, entry);
              if (links.find(idOf(identity)).isEmpty()) {
                link(identity, account, signedIn.caller());
              }
              return signedIn;
            });
  }

  private boolean isStillTheirs(ProvenIdentity identity, Account account) {
    return links
        .find(idOf(identity))
        .map(link -> link.account().equals(account.id()))
        .orElseGet(
            () -> byName(identity).filter(found -> found.id().equals(account.id())).isPresent());
  }

  private void link(ProvenIdentity identity, Account account, Caller caller) {
    links.add(
        new IdentityLink(
            identity.issuer(), identity.subject(), account.id(), Optional.empty(), now()));
    audit.record(
        caller,
        AuditAction.IDENTITY_LINKED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("issuer", identity.issuer(), "subject", identity.subject())));
  }
}
