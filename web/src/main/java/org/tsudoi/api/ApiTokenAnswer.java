package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.ApiTokenState;
import org.tsudoi.accounts.ApiTokenView;

/**
 * One API token; never the secret.
 *
 * @param id its identity
 * @param user whose it is
 * @param loginName that person's user ID
 * @param name what it is for
 * @param scopes what it may be used for
 * @param state ACTIVE, EXPIRED or REVOKED
 * @param createdAt when it was made
 * @param expiresAt when it ends by itself
 * @param revokedAt when somebody ended it; absent if nobody did
 * @param revokedBy the name of who did
 * @param lastUsedAt when it was last used, to the minute; absent if never
 * @param lastUsedAddress from where
 */
@Schema(name = "ApiToken")
public record ApiTokenAnswer(
    String id,
    String user,
    String loginName,
    String name,
    List<String> scopes,
    ApiTokenState state,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    String revokedBy,
    Instant lastUsedAt,
    String lastUsedAddress) {

  static ApiTokenAnswer of(ApiTokenView token) {
    return new ApiTokenAnswer(
        token.id().toString(),
        token.owner().toString(),
        token.loginName(),
        token.name(),
        token.scopes().stream().map(ApiScope::word).toList(),
        token.state(),
        token.createdAt(),
        token.expiresAt(),
        token.revokedAt().orElse(null),
        token.revokedBy().isEmpty() ? null : token.revokedBy(),
        token.lastUsedAt().orElse(null),
        token.lastUsedAddress().isEmpty() ? null : token.lastUsedAddress());
  }
}
