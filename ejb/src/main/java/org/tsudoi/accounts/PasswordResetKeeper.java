package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.accounts.domain.PasswordResets;
import org.tsudoi.accounts.domain.PastPassword;
import org.tsudoi.accounts.domain.ResetLink;
import org.tsudoi.accounts.domain.ResetRequest;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;
import org.tsudoi.notification.Recipient;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * The steps of choosing another password by a link in a mail that touch the database, each in a
 * transaction of its own.
 */
@ApplicationScoped
class PasswordResetKeeper {

  private static final String PAGE = "/console/accounts/password-reset.xhtml?lang=";
  private static final Duration NEWS_LAST = Duration.ofDays(5);

  private final PasswordResets resets;
  private final Accounts accounts;
  private final SessionKeeper sessions;
  private final Notifier notifier;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  PasswordResetKeeper() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  PasswordResetKeeper(
      PasswordResets resets,
      Accounts accounts,
      SessionKeeper sessions,
      Notifier notifier,
      AuditTrail audit,
      Clock clock,
      SecureRandom random) {
    this.resets = resets;
    this.accounts = accounts;
    this.sessions = sessions;
    this.notifier = notifier;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Notes a request; false when too many wait. */
  @Transactional(TxType.REQUIRES_NEW)
  boolean ask(String typedName, Origin origin, long mostWaiting) {
    if (resets.countWaiting() >= mostWaiting) {
      return false;
    }
    resets.add(new ResetRequest(typedName, origin.address(), origin.path(), now()));
    return true;
  }

  @Transactional(TxType.REQUIRES_NEW)
  List<UUID> waiting(int max) {
    return resets.waiting(max);
  }

  /**
   * Sends the link if the name is that of an account that may be signed in to and has an address.
   */
  @Transactional(TxType.REQUIRES_NEW)
  void answer(UUID id) {
    resets
        .lock(id)
        .ifPresent(
            request -> {
              resets.remove(request);
              Instant now = now();
              request
                  .loginName()
                  .flatMap(accounts::findByLoginName)
                  .filter(account -> account.admitsSignIn(now) && !account.isInDirectory())
                  .filter(account -> !account.profile().email().isEmpty())
                  .ifPresentOrElse(
                      account -> sendLink(account, request, now),
                      () ->
                          audit.refusedAnonymously(
                              AuditAction.PASSWORD_RESET_REQUESTED,
                              request.address(),
                              request.path(),
                              Problem.NOT_FOUND));
            });
  }

  private void sendLink(Account account, ResetRequest request, Instant now) {
    String token = SessionToken.newToken(random);
    ResetLink link = new ResetLink(account, token, now);
    boolean queued =
        notifier.mail(
            new MailOrder(
                MailKind.PASSWORD_RESET,
                recipient(account),
                Map.of(
                    "user",
                    account.loginName().value(),
                    "path",
                    PAGE + account.profile().language() + "&token=" + token,
                    "moment",
                    link.worksUntil().toString(),
                    "zone",
                    account.profile().timeZone()),
                link.worksUntil()));
    if (queued) {
      resets.add(link);
      audit.record(
          caller(Optional.empty(), "anonymous", request.path(), request.address()),
          AuditAction.PASSWORD_RESET_REQUESTED,
          AccountAudit.target(account),
          AuditChange.none());
    }
  }

  /** The account that the token opens now. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Account> opened(String token) {
    Instant now = now();
    return resets
        .find(SessionToken.hash(token))
        .flatMap(link -> accounts.find(link.account()).filter(account -> link.opens(account, now)));
  }

  /**
   * Stores the chosen password, ends all sessions and all links of the account and tells its
   * holder.
   *
   * @return false if the link was used or the account has changed meanwhile
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean take(String token, PasswordHash next, Origin origin) {
    Instant now = now();
    Optional<ResetLink> link = resets.lock(SessionToken.hash(token));
    Optional<Account> opened =
        link.flatMap(known -> accounts.lock(known.account()))
            .filter(account -> link.get().opens(account, now));
    opened.ifPresent(account -> take(account, next, origin, now));
    return opened.isPresent();
  }

  private void take(Account account, PasswordHash next, Origin origin, Instant now) {
    account.takePassword(next, now);
    accounts.remember(new PastPassword(account.id(), next, now));
    resets.deleteLinksOf(account.id());
    int ended = sessions.endAll(account, Optional.empty());
    notifier.mail(
        new MailOrder(
            MailKind.PASSWORD_CHANGED,
            recipient(account),
            Map.of(
                "user",
                account.loginName().value(),
                "moment",
                now.toString(),
                "zone",
                account.profile().timeZone()),
            now.plus(NEWS_LAST)));
    audit.record(
        caller(Optional.of(account.id()), account.displayName(), origin.path(), origin.address()),
        AuditAction.PASSWORD_RESET_BY_MAIL,
        AccountAudit.target(account),
        AuditChange.created(Map.of("sessionsEnded", Integer.toString(ended))));
  }

  /** Forgets the links that work no more, and requests that could not be answered meanwhile. */
  @Transactional(TxType.REQUIRES_NEW)
  void sweep() {
    resets.deleteRunOut(now());
    resets.deleteAskedBefore(now().minus(ResetLink.LIFETIME));
  }

  static Recipient recipient(Account account) {
    return new Recipient(
        account.id(),
        account.profile().email(),
        account.displayName(),
        account.profile().language());
  }

  /** For the audit trail only: it holds no role. */
  private static Caller caller(
      Optional<AccountId> account, String name, CallerPath path, String address) {
    return new Caller(account, name, Set.of(), path, address, Optional.empty());
  }
}
