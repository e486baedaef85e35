package org.tsudoi.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tsudoi.accounts.HashingThreads;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.meetings.domain.MeetingKey;
import org.tsudoi.meetings.domain.Tickets;
import org.tsudoi.meetings.domain.WrongKeyThrottle;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.Ticker;

/**
 * The door of meetings from outside: meeting keys and tickets (spec 6.3.3).
 *
 * <p>Checking a key is expensive on purpose, and hundreds of people come to a meeting in the same
 * minute. So at most two keys are computed at once, and a key that was right is remembered, in
 * memory only, as an HMAC under a secret of this run of the server: the next one who shows it is
 * let in at once. A key that is not the remembered one still costs the whole computation.
 *
 * <p>Thread-safe.
 */
@ApplicationScoped
class Entrance {

  private static final String HMAC = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int COMPUTATIONS_AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 5_000;

  private final Semaphore computations = new Semaphore(COMPUTATIONS_AT_ONCE, true);
  private final HashingThreads threads = new HashingThreads(COMPUTATIONS_AT_ONCE);
  private final Map<MeetingId, byte[]> remembered = new ConcurrentHashMap<>();
  private WrongKeyThrottle throttle;
  private Tickets tickets;
  private SecureRandom random;
  private byte[] secret;

  /** For the container's proxy. */
  Entrance() {}

  @Inject
  Entrance(Ticker ticker, SecureRandom random, MeetingSettings settings) {
    this.random = random;
    throttle = new WrongKeyThrottle(ticker);
    tickets = new Tickets(ticker, random, settings.mostTickets());
    secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
  }

  Tickets tickets() {
    return tickets;
  }

  /** What a new meeting keeps of its key. */
  MeetingKey verifierOf(String key) {
    return computed(() -> threads.compute(() -> MeetingKey.of(key, random)));
  }

  /**
   * Lets a person pass or refuses: by the account, or by the source of a guest.
   *
   * @throws RefusedException with {@link Problem#MEETING_KEY_REQUIRED}, {@link
   *     Problem#MEETING_KEY_WRONG} or {@link Problem#TOO_MANY_REQUESTS}
   */
  void pass(String person, Meeting meeting, Optional<MeetingKeyProof> proof) {
    Optional<MeetingKey> key = meeting.key();
    if (key.isEmpty()) {
      return;
    }
    MeetingKeyProof shown =
        proof
            .filter(some -> !some.value().isEmpty())
            .orElseThrow(() -> new RefusedException(Problem.MEETING_KEY_REQUIRED));
    throttle.count(person, meeting.id());
    if (!isRight(meeting.id(), key.get(), shown)) {
      throw new RefusedException(Problem.MEETING_KEY_WRONG);
    }
    throttle.forget(person, meeting.id());
  }

  private boolean isRight(MeetingId meeting, MeetingKey key, MeetingKeyProof shown) {
    byte[] code = authenticationCode(key, shown);
    if (isRemembered(meeting, code)) {
      return true;
    }
    boolean right =
        computed(() -> isRemembered(meeting, code) || threads.compute(() -> key.accepts(shown)));
    if (right && remembered.size() < MOST_REMEMBERED) {
      remembered.put(meeting, code);
    }
    return right;
  }

  private boolean isRemembered(MeetingId meeting, byte[] code) {
    byte[] known = remembered.get(meeting);
    return known != null && MessageDigest.isEqual(known, code);
  }

  // The verifier is part of it: when the key is changed, what was remembered matches no more.
  private byte[] authenticationCode(MeetingKey key, MeetingKeyProof shown) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      mac.update(
          (key.verifier() + "\n" + shown.verifierType() + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(shown.value().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Computation<T> {
    T run();
  }

  private <T> T computed(Computation<T> computation) {
    try {
      if (!computations.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new RefusedException(Problem.TOO_MANY_REQUESTS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Problem.SERVER_STOPPING, stopped);
    }
    try {
      return computation.run();
    } finally {
      computations.release();
    }
  }
}
