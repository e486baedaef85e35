package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.PasskeyPurpose;
import org.tsudoi.shared.AccountId;

/** Where challenges for passkeys are kept until they are used. */
public interface SentChallenges {

  void add(SentChallenge challenge);

  /** How many are open in all. */
  long count(Instant now);

  /** How many are open that were sent to this address. */
  long count(String address, Instant now);

  /** Uses one up; true for exactly one of those who try, and only before it expires. */
  boolean use(String hash, PasskeyPurpose purpose, Optional<AccountId> account, Instant now);

  /** Deletes those that nobody used in time. */
  void deleteExpired(Instant now);
}
