package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.IdentityLink;
import org.tsudoi.accounts.domain.IdentityLinks;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.identity.SingleSignOn;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Says which person of the identity provider may use which account (spec 6.3.1). */
@Stateless
public class IdentityLinkService {

  private static final int MOST_SUBJECT = 255;

  private IdentityLinks links;
  private Accounts accounts;
  private SessionKeeper sessions;
  private SingleSignOn provider;
  private AuditTrail audit;
  private Clock clock;
  private PowerGuard power;

  /** For the container. */
  public IdentityLinkService() {}

  @Inject
  IdentityLinkService(
      IdentityLinks links,
      Accounts accounts,
      SessionKeeper sessions,
      SingleSignOn provider,
      AuditTrail audit,
      Clock clock) {
    this.links = links;
    this.accounts = accounts;
    this.sessions = sessions;
    this.provider = provider;
    this.audit = audit;
    this.clock = clock;
    this.power = new PowerGuard(sessions);
  }

  /**
   * Who the provider says that the person of an account is.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} for an account that is not there
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public Optional<IdentityView> find(Caller caller, AccountId id) {
    return links.of(account(id).id()).map(IdentityLink::view);
  }

  /**
   * Who the provider says that the caller is.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public Optional<IdentityView> own(Caller caller) {
    AccountId id = caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
    return links.of(id).map(IdentityLink::view);
  }

  /**
   * Lets the person whom the provider calls so sign in to an account; another link that it had
   * ends.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} without a provider or account, with
   *     {@link Problem#FORBIDDEN} for an account of a system administrator unless the caller is one
   *     too, with {@link Problem#INVALID_VALUE} for a subject that cannot be, with {@link
   *     Problem#CONFLICT} if another account has this person, with {@link Problem#PROOF_REQUIRED}
   *     for an administrator
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public IdentityView prepare(Caller caller, AccountId id, String subject) {
    String issuer = provider.issuer().orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    Account account = changeable(caller, id);
    if (account.isDeleted()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    if (subject.isBlank() || subject.length() > MOST_SUBJECT || !subject.equals(subject.strip())) {
      throw new RefusedException(Problem.INVALID_VALUE, "subject");
    }
    links
        .find(IdentityLink.idOf(issuer, subject))
        .filter(link -> !link.account().equals(id))
        .ifPresent(
            link -> {
              throw new RefusedException(Problem.CONFLICT);
            });
    power.refuseUnlessProved(caller, account);
    links.of(id).ifPresent(links::remove);
    IdentityLink link =
        new IdentityLink(
            issuer, subject, id, caller.account(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    links.add(link);
    audit.record(
        caller,
        AuditAction.IDENTITY_LINKED,
        AccountAudit.target(account),
        AuditChange.created(Map.of("issuer", issuer, "subject", subject)));
    return link.view();
  }

  /**
   * Ends a link, and the sessions of its account with it; without one nothing happens.
   *
   * @throws RefusedException as {@link #prepare}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void remove(Caller caller, AccountId id) {
    Account account = changeable(caller, id);
    links
        .of(id)
        .ifPresent(
            link -> {
              power.refuseUnlessProved(caller, account);
              links.remove(link);
              sessions.endAll(account, caller.session());
              audit.record(
                  caller,
                  AuditAction.IDENTITY_UNLINKED,
                  AccountAudit.target(account),
                  AuditChange.none());
            });
  }

  private Account account(AccountId id) {
    return accounts.find(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private Account changeable(Caller caller, AccountId id) {
    Account account = account(id);
    if (account.has(SystemRole.SYSTEM_ADMINISTRATOR)
        && !caller.has(SystemRole.SYSTEM_ADMINISTRATOR)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    return account;
  }
}
