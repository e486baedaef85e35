package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.ApiTokenId;
import org.tsudoi.accounts.ApiTokenQuery;
import org.tsudoi.shared.AccountId;

/** Where API tokens are kept. */
public interface ApiTokens {

  void add(ApiToken token);

  Optional<ApiToken> findByHash(String tokenHash);

  /** The token with its row locked until the transaction ends. */
  Optional<ApiToken> lock(ApiTokenId id);

  /** All tokens of a person, newest first. */
  List<ApiToken> of(AccountId owner);

  /** A part of the list, newest first; states as they are at that time. */
  List<ApiToken> find(ApiTokenQuery query, Instant now);

  /** How many a query finds in all. */
  long count(ApiTokenQuery query, Instant now);

  /** Notes a use, of which a later one may be noted already. */
  void used(ApiTokenId id, String address, Instant now);

  /** Deletes those that ended before. */
  int deleteEndedBefore(Instant time);
}
