package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokenText;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SessionId;
import org.tsudoi.shared.SystemRole;

/**
 * Lets programs call the REST API with a person's token, and writes each call down.
 *
 * <p>The owner is looked up at each call: what an administrator takes away is away at once. A duty,
 * such as a password that must be changed, blocks the owner's tokens until that is done; one that
 * was changed does not concern them.
 */
@Stateless
public class ApiTokenAdmission {

  private final ApiTokens tokens;
  private final Accounts accounts;
  private final SessionKeeper sessions;
  private final ApiTokenLimits limits;
  private final ApiTokenSettings settings;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container. */
  public ApiTokenAdmission() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  ApiTokenAdmission(
      ApiTokens tokens,
      Accounts accounts,
      SessionKeeper sessions,
      ApiTokenLimits limits,
      ApiTokenSettings settings,
      AuditTrail audit,
      Clock clock) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a text means to be an API token and must not be taken for anything else. */
  public static boolean isMeant(String text) {
    return ApiTokenText.claimsToBeOne(text);
  }

  /**
   * The token that came with a call, and its owner without any role.
   *
   * <p>Whatever is wrong, unknown, expired, revoked or its owner gone, the refusal is the same.
   *
   * @throws RefusedException with {@link Problem#NOT_SIGNED_IN}, with {@link Problem#OUTSIDE_HOURS}
   *     while the owner may not be signed in, or {@link Problem#TOO_MANY_REQUESTS} when this
   *     address showed too many wrong tokens or this token made too many calls
   */
  public ApiTokenUse admit(String token, String address) {
    String hash = SessionToken.hash(token);
    if (!limits.mayAsk(hash, address)) {
      throw counted(address, Problem.TOO_MANY_REQUESTS);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ApiToken known = known(token, hash).orElseThrow(() -> wrong(hash, address));
    Account owner =
        accounts
            .find(known.owner())
            .filter(account -> account.isUsable(now))
            .filter(account -> known.state(now) == ApiTokenState.ACTIVE)
            .orElseThrow(() -> ended(known, address));
    if (!sessions.isWithinHours(owner)) {
      throw counted(address, Problem.OUTSIDE_HOURS);
    }
    if (!limits.mayCall(known.id(), hash, address)) {
      throw counted(address, Problem.TOO_MANY_REQUESTS);
    }
    if (known.isNews(address, now)) {
      tokens.used(known.id(), address, now);
    }
    return use(known, owner, address);
  }

  private Optional<ApiToken> known(String token, String hash) {
    return settings.longestDays() > 0 && ApiTokenText.isWellFormed(token)
        ? tokens.findByHash(hash)
        : Optional.empty();
  }

  private RefusedException wrong(String hash, String address) {
    limits.wrong(hash, address);
    return counted(address, Problem.NOT_SIGNED_IN);
  }

  /** One that has ended is evidence: an entry names it, but not at each call of a forgotten job. */
  private RefusedException ended(ApiToken token, String address) {
    if (limits.isNews(token.id())) {
      audit.refused(
          caller(Optional.empty(), "anonymous", address, Optional.empty(), Optional.empty()),
          AuditAction.API_TOKEN_REFUSED,
          ApiTokenAudit.target(token),
          Problem.NOT_SIGNED_IN);
    }
    return wrong(token.tokenHash(), address);
  }

  private RefusedException counted(String address, Problem why) {
    audit.refusedAnonymously(AuditAction.API_TOKEN_REFUSED, address, CallerPath.API_TOKEN, why);
    return new RefusedException(why);
  }

  private ApiTokenUse use(ApiToken token, Account owner, String address) {
    return new ApiTokenUse(
        token.id(),
        token.name(),
        Set.copyOf(token.scopes()),
        caller(
            Optional.of(owner.id()),
            owner.displayName(),
            address,
            Optional.of(new SessionId(token.id().value())),
            sessions.dutyOf(owner)),
        owner.roles());
  }

  private static Caller caller(
      Optional<AccountId> account,
      String name,
      String address,
      Optional<SessionId> session,
      Optional<Duty> duty) {
    return new Caller(
        account, name, Set.<SystemRole>of(), CallerPath.API_TOKEN, address, session, duty);
  }

  /**
   * Writes down a call that was made with a token, before its answer leaves: if that cannot be
   * done, the call fails.
   */
  public void called(ApiTokenUse use, ApiCall call) {
    AuditTarget target =
        ApiTokenAudit.target(use.id(), use.name(), use.caller().account().orElseThrow());
    call.problem()
        .ifPresentOrElse(
            why ->
                audit.refused(
                    use.caller(), AuditAction.API_CALLED, target, ApiTokenAudit.of(call), why),
            () ->
                audit.record(use.caller(), AuditAction.API_CALLED, target, ApiTokenAudit.of(call)));
  }
}
