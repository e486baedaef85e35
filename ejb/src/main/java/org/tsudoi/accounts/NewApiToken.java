package org.tsudoi.accounts;

import java.util.Set;

/**
 * What somebody asks of a new API token.
 *
 * @param name what it is for
 * @param scopes what it may be used for, at least one
 * @param days how many days it works
 */
public record NewApiToken(String name, Set<ApiScope> scopes, int days) {

  /** Keeps the set from being changed. */
  public NewApiToken {
    scopes = Set.copyOf(scopes);
  }
}
