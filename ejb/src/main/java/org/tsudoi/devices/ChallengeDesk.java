package org.tsudoi.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.tsudoi.devices.domain.Challenge;
import org.tsudoi.devices.domain.Challenges;
import org.tsudoi.shared.AddressSource;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Sends out challenges and takes them back, each in a transaction of its own: a challenge that was
 * tried is used up whatever becomes of the sign-in.
 *
 * <p>Anybody may ask for one, so there is a bound for each address and one for all.
 */
@ApplicationScoped
class ChallengeDesk {

  /** An office behind one address signs in at nine o'clock; a used challenge counts no more. */
  static final int MOST_OF_AN_ADDRESS = 256;

  static final int MOST_OF_ALL = 20_000;

  private final Challenges challenges;
  private final Clock clock;
  private final SecureRandom random;

  /** For the container's proxy. */
  ChallengeDesk() {
    this(null, null, null);
  }

  @Inject
  ChallengeDesk(Challenges challenges, Clock clock, SecureRandom random) {
    this.challenges = challenges;
    this.clock = clock;
    this.random = random;
  }

  @Transactional(TxType.REQUIRES_NEW)
  IssuedChallenge issue(DevicePurpose purpose, String server, String address) {
    Instant now = clock.instant();
    String source = AddressSource.of(address);
    if (challenges.count(source, now) >= MOST_OF_AN_ADDRESS
        || challenges.count(now) >= MOST_OF_ALL) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    String text = Challenge.newText(random);
    Challenge challenge = new Challenge(text, purpose, server, source, now);
    challenges.add(challenge);
    return new IssuedChallenge(text, server, challenge.expiresAt());
  }

  /** Whether this challenge was sent out for this purpose and server, and is used by nobody yet. */
  @Transactional(TxType.REQUIRES_NEW)
  boolean use(DevicePurpose purpose, SignedChallenge signed) {
    return !signed.challenge().isEmpty()
        && challenges.use(
            Challenge.hash(signed.challenge()), purpose, signed.server(), clock.instant());
  }

  @Transactional(TxType.REQUIRES_NEW)
  void sweep() {
    challenges.deleteExpired(clock.instant());
  }
}
