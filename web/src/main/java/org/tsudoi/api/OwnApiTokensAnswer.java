package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.ApiTokenOffer;
import org.tsudoi.accounts.ApiTokenView;

/**
 * One's own API tokens and what a new one could be.
 *
 * @param tokens the tokens, newest first
 * @param scopes the scopes that one's roles have a use for
 * @param longestDays how many days a token works at most; zero if none can be made
 */
@Schema(name = "OwnApiTokens")
public record OwnApiTokensAnswer(
    List<ApiTokenAnswer> tokens, List<String> scopes, int longestDays) {

  static OwnApiTokensAnswer of(List<ApiTokenView> tokens, ApiTokenOffer offer) {
    return new OwnApiTokensAnswer(
        tokens.stream().map(ApiTokenAnswer::of).toList(),
        offer.scopes().stream().map(ApiScope::word).toList(),
        offer.longestDays());
  }
}
