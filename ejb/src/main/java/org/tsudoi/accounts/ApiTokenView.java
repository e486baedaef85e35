package org.tsudoi.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * An API token as people see it; the secret is not among it.
 *
 * @param id its identity
 * @param owner whose it is
 * @param loginName that person's user ID
 * @param ownerName that person's name
 * @param name what it is for
 * @param scopes what it may be used for
 * @param state whether it can be used
 * @param createdAt when it was made
 * @param expiresAt when it ends by itself
 * @param revokedAt when somebody ended it
 * @param revokedBy the name of who did
 * @param lastUsedAt when it was last used, to the minute
 * @param lastUsedAddress from where
 * @param revocable whether whoever asks may end it
 */
public record ApiTokenView(
    ApiTokenId id,
    AccountId owner,
    String loginName,
    String ownerName,
    String name,
    List<ApiScope> scopes,
    ApiTokenState state,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> revokedAt,
    String revokedBy,
    Optional<Instant> lastUsedAt,
    String lastUsedAddress,
    boolean revocable) {

  /** Keeps the list from being changed. */
  public ApiTokenView {
    scopes = List.copyOf(scopes);
  }

  /** The scopes as they are written, separated by commas. */
  public String scopeWords() {
    return String.join(", ", scopes.stream().map(ApiScope::word).toList());
  }
}
