package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.tsudoi.accounts.domain.SentChallenge;
import org.tsudoi.accounts.domain.SentChallenges;
import org.tsudoi.accounts.domain.SessionToken;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Sends out challenges for passkeys and takes them back, each in a transaction of its own: a
 * challenge that was tried is used up whatever becomes of the request.
 *
 * <p>Anybody may ask for one, so there is a bound for each address and one for all.
 */
@ApplicationScoped
class PasskeyDesk {

  /** An office behind one address signs in at nine o'clock; a used challenge counts no more. */
  static final int MOST_OF_AN_ADDRESS = 256;

  static final int MOST_OF_ALL = 20_000;

  private final SentChallenges challenges;
  private final PasskeySettings settings;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  PasskeyDesk() {
    this(null, null, null, null);
  }

  @Inject
  PasskeyDesk(
      SentChallenges challenges, PasskeySettings settings, Clock clock, SecureRandom random) {
    this.challenges = challenges;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  @Transactional(TxType.REQUIRES_NEW)
  PasskeyChallenge issue(PasskeyPurpose purpose, Optional<AccountId> account, String address) {
    PasskeyServer server =
        settings.server().orElseThrow(() -> new RefusedException(Problem.PASSKEYS_OFF));
    Instant now = clock.instant();
    String source = AddressSource.of(address);
    if (challenges.count(source, now) >= MOST_OF_AN_ADDRESS
        || challenges.count(now) >= MOST_OF_ALL) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    String text = SessionToken.newToken(random);
    SentChallenge challenge = new SentChallenge(text, purpose, account, source, now);
    challenges.add(challenge);
    return new PasskeyChallenge(text, server.host(), challenge.expiresAt());
  }

  /**
   * Whether this challenge was sent out for this purpose and account, and is used by nobody yet.
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean use(PasskeyPurpose purpose, Optional<AccountId> account, String challenge) {
    return SessionToken.looksLikeToken(challenge)
        && challenges.use(SessionToken.hash(challenge), purpose, account, clock.instant());
  }

  @Transactional(TxType.REQUIRES_NEW)
  void sweep() {
    challenges.deleteExpired(clock.instant());
  }
}
