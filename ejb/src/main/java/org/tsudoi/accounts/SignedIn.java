package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.Caller;

/**
 * A session that has just begun.
 *
 * @param token the secret of the session; the server keeps only its hash
 * @param csrfToken what a browser repeats in a header on each change; empty for bearer sessions
 * @param caller the person, as the doors see it
 * @param account the account signed in to
 * @param idleEnd when the session ends if nothing is asked of it
 * @param absoluteEnd when the session ends in any case
 */
public record SignedIn(
    String token,
    Optional<String> csrfToken,
    Caller caller,
    AccountView account,
    Instant idleEnd,
    Instant absoluteEnd) {

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "SignedIn[" + account.loginName() + "]";
  }
}
