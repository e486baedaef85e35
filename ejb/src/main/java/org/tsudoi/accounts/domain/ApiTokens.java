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

  /**
   * Those that end within the span, whose owners may be told by mail and were not at this stage.
   *
   * @param span when they end
   */
  List<ApiTokenId> unwarned(Span span, int daysBefore, int max);

  /**
   * Ends that are looked for.
   *
   * @param now when the owners' accounts must be usable
   * @param after later than this
   * @param until then at the latest
   */
  record Span(Instant now, Instant after, Instant until) {}

  /** Notes a use, of which a later one may be noted already. */
  void used(ApiTokenId id, String address, Instant now);

  /** Deletes those that ended before. */
  int deleteEndedBefore(Instant time);
}
