package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokenName;
import org.tsudoi.accounts.domain.ApiTokenText;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * API tokens: made and revoked by their owners, seen by administrators and auditors, revoked by
 * administrators (spec 6.3.1). {@link ApiTokenAdmission} says what they open.
 *
 * <p>Making one takes a sign-in of a person and the password once more; no token makes another.
 */
@Stateless
public class ApiTokenService {

  private static final Set<SystemRole> MAY_REVOKE =
      Set.of(SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR);

  private ApiTokens tokens;
  private Accounts accounts;
  private FactorProof proof;
  private ApiTokenSettings settings;
  private AuditTrail audit;
  private Clock clock;
  private SecureRandom random;

  /** For the container. */
  public ApiTokenService() {}

  @Inject
  ApiTokenService(
      ApiTokens tokens,
      Accounts accounts,
      FactorProof proof,
      ApiTokenSettings settings,
      AuditTrail audit,
      Clock clock,
      SecureRandom random) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.proof = proof;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What the caller may ask of a new token.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public ApiTokenOffer offer(Caller caller) {
    Account account = accountOf(caller);
    return new ApiTokenOffer(
        ApiScope.usefulTo(account.roles()), settings.longestDays(), proof.asksFactor(account));
  }

  /**
   * The caller's own tokens, newest first, those that ended too until they are forgotten.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public List<ApiTokenView> own(Caller caller) {
    ApiTokenViews views = new ApiTokenViews(accounts, clock.instant());
    return tokens.of(accountOf(caller).id()).stream()
        .map(token -> views.of(token, token.state(clock.instant()) == ApiTokenState.ACTIVE))
        .toList();
  }

  /**
   * Makes a token of the caller, which is shown nowhere again.
   *
   * @throws RefusedException with {@link Problem#SIGN_IN_FAILED} or {@link
   *     Problem#SECOND_FACTOR_WRONG} for password and code; {@link Problem#INVALID_VALUE} naming
   *     the field, also for a scope that the caller's roles have no use for; {@link
   *     Problem#CONFLICT} when the caller has as many working tokens as one may have; {@link
   *     Problem#FORBIDDEN} for a caller that is a token itself or has no account
   */
  @Allowed
  public CreatedApiToken create(Caller caller, NewApiToken wanted, Reassurance given) {
    if (caller.path() == CallerPath.API_TOKEN) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    ApiTokenName name = new ApiTokenName(wanted.name());
    require(wanted.days() >= 1 && wanted.days() <= settings.longestDays(), "days");
    return proof.provedWhole(
        caller,
        given,
        AuditAction.API_TOKEN_CREATED,
        (owner, match) -> made(caller, owner, name, wanted));
  }

  private CreatedApiToken made(
      Caller caller, Account owner, ApiTokenName name, NewApiToken wanted) {
    require(
        !wanted.scopes().isEmpty() && ApiScope.usefulTo(owner.roles()).containsAll(wanted.scopes()),
        "scopes");
    Instant now = now();
    long working =
        tokens.of(owner.id()).stream()
            .filter(token -> token.state(now) == ApiTokenState.ACTIVE)
            .count();
    if (working >= settings.each()) {
      throw new RefusedException(Problem.CONFLICT, "tokens");
    }
    String secret = ApiTokenText.generate(random);
    ApiToken token =
        new ApiToken(owner, name, wanted.scopes(), secret, now, Duration.ofDays(wanted.days()));
    tokens.add(token);
    audit.record(
        caller,
        AuditAction.API_TOKEN_CREATED,
        ApiTokenAudit.target(token),
        ApiTokenAudit.created(token));
    return new CreatedApiToken(new ApiTokenViews(accounts, now).of(token, true), secret);
  }

  private static void require(boolean lawful, String field) {
    if (!lawful) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
  }

  /**
   * Ends a token of the caller at once; ended already is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, also for another person's token
   */
  @Allowed
  public ApiTokenView revokeOwn(Caller caller, ApiTokenId id) {
    ApiToken token =
        tokens
            .lock(id)
            .filter(found -> caller.is(found.owner()))
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    return ended(caller, token);
  }

  /** Tokens of everybody, newest first. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public ApiTokenPage find(Caller caller, ApiTokenQuery query) {
    Instant now = now();
    ApiTokenViews views = new ApiTokenViews(accounts, now);
    return new ApiTokenPage(
        tokens.find(query, now).stream()
            .map(token -> views.of(token, mayRevoke(caller, token, now)))
            .toList(),
        tokens.count(query, now));
  }

  /**
   * Ends anybody's token at once; ended already is no refusal. A user administrator touches no
   * token of a system administrator.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public ApiTokenView revoke(Caller caller, ApiTokenId id) {
    ApiToken token = tokens.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    if (!mayTouch(caller, token)) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    return ended(caller, token);
  }

  private ApiTokenView ended(Caller caller, ApiToken token) {
    Instant now = now();
    if (token.state(now) == ApiTokenState.ACTIVE && token.revoke(caller, now)) {
      audit.record(
          caller,
          AuditAction.API_TOKEN_REVOKED,
          ApiTokenAudit.target(token),
          ApiTokenAudit.owner(token));
    }
    return new ApiTokenViews(accounts, now).of(token, false);
  }

  private boolean mayRevoke(Caller caller, ApiToken token, Instant now) {
    return token.state(now) == ApiTokenState.ACTIVE
        && caller.hasAnyOf(MAY_REVOKE)
        && mayTouch(caller, token);
  }

  private boolean mayTouch(Caller caller, ApiToken token) {
    Optional<Account> owner = accounts.find(token.owner());
    return caller.is(token.owner())
        || owner.filter(known -> !caller.mayTouch(known.roles())).isEmpty();
  }

  private Account accountOf(Caller caller) {
    return caller
        .account()
        .flatMap(accounts::find)
        .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
