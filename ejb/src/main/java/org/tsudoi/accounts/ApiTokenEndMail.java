package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.notification.MailKind;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;

/**
 * Tells owners of API tokens by mail that one ends: seven days before and one day before, once
 * each. A token that was made for no longer than a stage has no mail of that stage.
 *
 * <p>The mail is queued and noted in one transaction that holds the token's row, so that of two
 * nodes one does it.
 */
@ApplicationScoped
class ApiTokenEndMail {

  static final List<Integer> STAGES = List.of(1, 7);

  private static final String PAGE = "/console/accounts/profile.xhtml";

  private final ApiTokens tokens;
  private final Accounts accounts;
  private final ApiTokenSettings settings;
  private final Notifier notifier;
  private final Clock clock;

  /** For the container's proxy. */
  ApiTokenEndMail() {
    this(null, null, null, null, null);
  }

  @Inject
  ApiTokenEndMail(
      ApiTokens tokens,
      Accounts accounts,
      ApiTokenSettings settings,
      Notifier notifier,
      Clock clock) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.settings = settings;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** Of which tokens is to be told at this stage; none while mail or tokens are off. */
  @Transactional(TxType.REQUIRES_NEW)
  List<ApiTokenId> unwarned(int daysBefore, int max) {
    if (settings.longestDays() == 0 || !notifier.isOffered()) {
      return List.of();
    }
    Instant now = clock.instant();
    int nearer =
        STAGES.stream().filter(stage -> stage < daysBefore).max(Integer::compare).orElse(0);
    return tokens.unwarned(
        new ApiTokens.Span(now, now.plus(days(nearer)), now.plus(days(daysBefore))),
        daysBefore,
        max);
  }

  /**
   * Queues the mail and notes it, both or neither.
   *
   * @return false if the mail was not taken
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean warn(ApiTokenId id, int daysBefore) {
    Optional<ApiToken> token = tokens.lock(id).filter(found -> isDue(found, daysBefore));
    Optional<Account> owner = token.map(ApiToken::owner).flatMap(accounts::find);
    if (owner.isEmpty()) {
      return true;
    }
    ApiToken ending = token.get();
    boolean settled = isShort(ending, daysBefore) || notifier.mail(order(ending, owner.get()));
    if (settled) {
      ending.warned(daysBefore);
    }
    return settled;
  }

  private boolean isDue(ApiToken token, int daysBefore) {
    return token.state(clock.instant()) == ApiTokenState.ACTIVE && !token.isWarned(daysBefore);
  }

  private static boolean isShort(ApiToken token, int daysBefore) {
    return !token.expiresAt().isAfter(token.createdAt().plus(days(daysBefore)));
  }

  private static Duration days(int count) {
    return Duration.ofDays(count);
  }

  private static MailOrder order(ApiToken token, Account owner) {
    return new MailOrder(
        MailKind.API_TOKEN_ENDS,
        PasswordResetKeeper.recipient(owner),
        Map.of(
            "token",
            token.name(),
            "moment",
            token.expiresAt().toString(),
            "zone",
            owner.profile().timeZone(),
            "path",
            PAGE),
        token.expiresAt());
  }
}
