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
import org.tsudoi.accounts.SignInAttempts.Candidate;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.accounts.domain.LinkKind;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.identity.DirectoryPerson;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Whose account it is that the company directory has proven, in the database.
 *
 * <p>Only the directory and its ID together find a link, never a name; where a name may make a
 * link, it is the one that the directory tells.
 */
@ApplicationScoped
class DirectoryKeeper {

  /** Whoever may choose a name in the directory must not become one of these by it. */
  private static final Set<SystemRole> NEVER_BY_NAME =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR);

  private final IdentityLinks links;
  private final Accounts accounts;
  private final SessionKeeper sessions;
  private final DirectoryRules rules;
  private final FirstLanguage language;
  private final PasswordGate gate;
  private final AuditTrail audit;
  private final Clock clock;
  private final PowerGuard power;

  /** For the container's proxy. */
  DirectoryKeeper() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  DirectoryKeeper(
      IdentityLinks links,
      Accounts accounts,
      SessionKeeper sessions,
      DirectoryRules rules,
      FirstLanguage language,
      PasswordGate gate,
      AuditTrail audit,
      Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.sessions = sessions;
    this.rules = rules;
    this.language = language;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
    this.power = new PowerGuard(sessions);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether a password that was typed for this account may be shown to the directory. */
  boolean asksFor(Account account) {
    return account.isInDirectory() || mayBeLinkedByName(account);
  }

  private boolean mayBeLinkedByName(Account account) {
    return rules.linksByLoginName() && NEVER_BY_NAME.stream().noneMatch(account::has);
  }

  /**
   * Whose account it is, whether it may be signed in to or not; creates it where that is wanted.
   *
   * @param typed the account whose user ID was typed; it cannot be another one
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Candidate> owner(DirectoryPerson person, Optional<AccountId> typed) {
    Optional<IdentityLink> link = links.find(idOf(person));
    if (link.isPresent()) {
      return link.flatMap(known -> accounts.find(known.account()))
          .filter(Account::isInDirectory)
          .filter(account -> isTheSame(account, typed))
          .map(account -> candidate(account));
    }
    Optional<LoginName> name = LoginName.typed(person.loginName());
    Optional<Account> named = name.flatMap(accounts::findByLoginName);
    if (named.isEmpty()) {
      return typed.isEmpty() && rules.creates()
          ? name.map(free -> candidate(created(person, free)))
          : Optional.empty();
    }
    return named
        .filter(account -> isTheSame(account, typed))
        .filter(account -> mayBeLinkedByName(account) && !account.isInDirectory())
        .filter(account -> links.of(account.id(), LinkKind.DIRECTORY).isEmpty())
        .map(account -> candidate(account).linking(begun -> link(person, account.id(), begun)));
  }

  private static boolean isTheSame(Account account, Optional<AccountId> typed) {
    return typed.isEmpty() || typed.get().equals(account.id());
  }

  private Candidate candidate(Account account) {
    return new Candidate(account, account.passwordHash(), account.admitsSignIn(clock.instant()));
  }

  private static String idOf(DirectoryPerson person) {
    return IdentityLink.idOf(person.directory(), person.id());
  }

  /** With the sign-in that proved it, in its transaction. */
  private void link(DirectoryPerson person, AccountId id, SignedIn begun) {
    Account account =
        accounts.lock(id).orElseThrow(() -> new RefusedException(Problem.SIGN_IN_FAILED));
    link(begun.caller(), person, account, Optional.empty());
  }

  private void link(
      Caller caller, DirectoryPerson person, Account account, Optional<AccountId> preparedBy) {
    links.add(
        IdentityLink.toDirectory(person.directory(), person.id(), account.id(), preparedBy, now()));
    account.enterDirectory(gate.decoy(), now());
    sessions.endAll(account, caller.session());
    audit.record(
        caller,
        AuditAction.IDENTITY_LINKED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("issuer", person.directory(), "subject", person.id())));
  }

  private Account created(DirectoryPerson person, LoginName name) {
    Account account =
        new Account(
            AccountId.random(),
            name,
            ToldProfile.of(person, name, language.word()),
            gate.decoy(),
            now());
    accounts.add(account);
    audit.record(
        Caller.system(),
        AuditAction.ACCOUNT_CREATED,
        AccountAudit.target(account),
        AccountAudit.created(account));
    link(Caller.system(), person, account, Optional.empty());
    return account;
  }

  /** Whether the link of an account is to this person. */
  @Transactional(TxType.REQUIRES_NEW)
  boolean isLinked(AccountId account, DirectoryPerson person) {
    return links
        .find(idOf(person))
        .filter(link -> link.account().equals(account) && link.kind() == LinkKind.DIRECTORY)
        .isPresent();
  }

  /** The link of an account whose password the directory keeps. */
  @Transactional
  Optional<IdentityView> view(AccountId id) {
    return accounts
        .find(id)
        .filter(Account::isInDirectory)
        .flatMap(account -> links.of(id, LinkKind.DIRECTORY))
        .map(IdentityLink::view);
  }

  /**
   * Links an account to a person of the directory; another link that it had there ends.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#FORBIDDEN}, {@link
   *     Problem#PROOF_REQUIRED}, or with {@link Problem#CONFLICT} if another account has this
   *     person
   */
  @Transactional(TxType.REQUIRES_NEW)
  IdentityView prepare(Caller caller, AccountId id, DirectoryPerson person) {
    Account account = changeable(caller, id);
    Optional<IdentityLink> other = links.find(idOf(person));
    if (other.filter(link -> !link.account().equals(id)).isPresent()) {
      throw new RefusedException(Problem.CONFLICT);
    }
    links.of(id, LinkKind.DIRECTORY).ifPresent(links::remove);
    link(caller, person, account, caller.account());
    return view(id).orElseThrow();
  }

  /**
   * Ends the link of an account, and its sessions; the account gets a one-time password instead.
   *
   * @return false if the directory did not keep its password
   * @throws RefusedException as {@link #prepare}
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean remove(Caller caller, AccountId id, PasswordHash oneTime) {
    Account account = changeable(caller, id);
    if (!account.isInDirectory()) {
      return false;
    }
    links.of(id, LinkKind.DIRECTORY).ifPresent(links::remove);
    account.takeOneTimePassword(oneTime, now());
    int ended = sessions.endAll(account, Optional.empty());
    audit.record(
        caller,
        AuditAction.IDENTITY_UNLINKED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("sessionsEnded", Integer.toString(ended))));
    return true;
  }

  /** The account before its change, so that nothing is asked for one that may not be changed. */
  @Transactional(TxType.REQUIRES_NEW)
  Account changeable(Caller caller, AccountId id) {
    Account account = accounts.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    AccountService.refuseUnlessMayTouch(caller, account.profile());
    if (account.isDeleted()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    power.refuseUnlessProved(caller, account);
    return account;
  }
}
