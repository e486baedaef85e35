package org.tsudoi.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.accounts.domain.ApiTokens;
import org.tsudoi.shared.AccountId;

/** API tokens in a list; counts what it was asked for by hash, and remembers uses. */
final class FakeApiTokens implements ApiTokens {

  final List<ApiToken> tokens = new ArrayList<>();
  final List<String> uses = new ArrayList<>();
  int lookUps;

  @Override
  public void add(ApiToken token) {
    tokens.add(token);
  }

  @Override
  public Optional<ApiToken> findByHash(String tokenHash) {
    lookUps++;
    return tokens.stream().filter(token -> token.tokenHash().equals(tokenHash)).findFirst();
  }

  @Override
  public Optional<ApiToken> lock(ApiTokenId id) {
    return tokens.stream().filter(token -> token.id().equals(id)).findFirst();
  }

  @Override
  public List<ApiToken> of(AccountId owner) {
    return tokens.stream()
        .filter(token -> token.owner().equals(owner))
        .sorted(Comparator.comparing(ApiToken::createdAt).reversed())
        .toList();
  }

  @Override
  public List<ApiToken> find(ApiTokenQuery query, Instant now) {
    return tokens.stream()
        .filter(token -> query.state().filter(state -> state != token.state(now)).isEmpty())
        .filter(token -> query.owner().filter(owner -> !owner.equals(token.owner())).isEmpty())
        .skip(query.first())
        .limit(query.max())
        .toList();
  }

  @Override
  public long count(ApiTokenQuery query, Instant now) {
    return find(new ApiTokenQuery(query.text(), query.state(), query.owner(), 0, 200), now).size();
  }

  @Override
  public List<ApiTokenId> unwarned(Span span, int daysBefore, int max) {
    throw new UnsupportedOperationException("by the tests on databases only");
  }

  @Override
  public void used(ApiTokenId id, String address, Instant now) {
    uses.add(address + " " + now);
  }

  @Override
  public int deleteEndedBefore(Instant time) {
    int before = tokens.size();
    tokens.removeIf(token -> token.expiresAt().isBefore(time));
    return before - tokens.size();
  }
}
