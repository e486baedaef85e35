package org.tsudoi.accounts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.shared.AccountId;

/** Makes API tokens readable; asks for each person once. For one call only. */
final class ApiTokenViews {

  private final Accounts accounts;
  private final Instant now;
  private final Map<AccountId, String> names = new HashMap<>();

  ApiTokenViews(Accounts accounts, Instant now) {
    this.accounts = accounts;
    this.now = now;
  }

  ApiTokenView of(ApiToken token, boolean revocable) {
    return new ApiTokenView(
        token.id(),
        token.owner(),
        token.loginName(),
        name(token.owner()),
        token.name(),
        token.scopes(),
        token.state(now),
        token.createdAt(),
        token.expiresAt(),
        token.revokedAt(),
        token.revokedBy().map(this::name).orElse(""),
        token.lastUsedAt(),
        token.lastUsedAddress(),
        revocable);
  }

  private String name(AccountId person) {
    return names.computeIfAbsent(
        person, id -> accounts.find(id).map(Account::displayName).orElse(""));
  }
}
