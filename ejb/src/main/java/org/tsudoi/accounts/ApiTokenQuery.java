package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * Which API tokens to list, newest first.
 *
 * @param text part of the user ID or of the token's name; empty for all
 * @param state only those in this state
 * @param owner only those of this person
 * @param first how many rows to leave out
 * @param max how many rows to return, at most 200
 */
public record ApiTokenQuery(
    String text, Optional<ApiTokenState> state, Optional<AccountId> owner, int first, int max) {

  private static final int MOST_ROWS = 200;
  private static final int MOST_TEXT = 200;

  /** Keeps the numbers within what a page can be. */
  public ApiTokenQuery {
    text = text.strip();
    text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    first = Math.max(0, first);
    max = Math.min(MOST_ROWS, Math.max(1, max));
  }
}
