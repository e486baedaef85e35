package org.tsudoi.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.SentChallenge;
import org.tsudoi.accounts.domain.SentChallenges;
import org.tsudoi.shared.AccountId;

/** Challenges in a list. */
final class FakeSentChallenges implements SentChallenges {

  private final List<SentChallenge> open = new ArrayList<>();

  @Override
  public void add(SentChallenge challenge) {
    open.add(challenge);
  }

  @Override
  public long count(Instant now) {
    return open.stream().filter(c -> now.isBefore(c.expiresAt())).count();
  }

  @Override
  public long count(String address, Instant now) {
    return open.stream()
        .filter(c -> c.address().equals(address) && now.isBefore(c.expiresAt()))
        .count();
  }

  @Override
  public boolean use(
      String hash, PasskeyPurpose purpose, Optional<AccountId> account, Instant now) {
    return open.removeIf(c -> c.answers(hash, purpose, account) && now.isBefore(c.expiresAt()));
  }

  @Override
  public void deleteExpired(Instant now) {
    open.removeIf(c -> !now.isBefore(c.expiresAt()));
  }
}
