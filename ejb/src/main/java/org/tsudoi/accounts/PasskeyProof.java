package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * What came of a passkey's answer.
 *
 * @param purpose what it was asked for
 * @param outcome whether it is right
 * @param account whose passkey it is; empty for one that nobody has
 * @param passkey which one, if it is right
 * @param count how far its authenticator has counted
 * @param backedUp whether its authenticator keeps copies of it
 */
record PasskeyProof(
    PasskeyPurpose purpose,
    Outcome outcome,
    Optional<AccountId> account,
    Optional<PasskeyId> passkey,
    long count,
    boolean backedUp) {

  /** Whether an answer is right. */
  enum Outcome {
    RIGHT,
    WRONG,
    /** Signed by the right key, but the count is behind: there may be a copy of the key. */
    COUNT_BEHIND
  }

  static PasskeyProof wrong(PasskeyPurpose purpose) {
    return new PasskeyProof(purpose, Outcome.WRONG, Optional.empty(), Optional.empty(), 0, false);
  }

  static PasskeyProof behind(PasskeyPurpose purpose, Optional<AccountId> account) {
    return new PasskeyProof(purpose, Outcome.COUNT_BEHIND, account, Optional.empty(), 0, false);
  }

  boolean isBehind() {
    return outcome == Outcome.COUNT_BEHIND;
  }

  boolean isRight() {
    return outcome == Outcome.RIGHT;
  }
}
