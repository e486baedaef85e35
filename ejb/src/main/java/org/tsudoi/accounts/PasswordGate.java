package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.tsudoi.accounts.domain.Argon2Cost;
import org.tsudoi.accounts.domain.PasswordHash;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The only place where password hashes are computed, a bounded number at once: each fills tens of
 * megabytes and keeps a core busy, so that a flood of sign-ins must not starve running meetings.
 * For the same reason they are computed on {@link HashingThreads}.
 *
 * <p>Who finds it full waits a bounded time in a bounded queue and is then refused with {@link
 * Problem#TOO_MANY_REQUESTS}. Thread-safe.
 */
@ApplicationScoped
class PasswordGate {

  private final LongAdder computations = new LongAdder();
  private final Argon2Cost cost;
  private final Semaphore places;
  private final HashingThreads threads;
  private final int queue;
  private final Duration patience;
  private final SecureRandom random;
  private final PasswordHash decoy;

  /** For the container's proxy. */
  PasswordGate() {
    this(Argon2Cost.LEAST, 1, 0, Duration.ZERO, new SecureRandom());
  }

  @Inject
  PasswordGate(SignInSettings settings, SecureRandom random) {
    this(
        settings.passwordCost(),
        settings.simultaneousComputations(),
        settings.waitingComputations(),
        settings.computationPatience(),
        random);
  }

  PasswordGate(
      Argon2Cost cost, int simultaneous, int queue, Duration patience, SecureRandom random) {
    this.cost = cost;
    this.places = new Semaphore(simultaneous, true);
    this.threads = new HashingThreads(simultaneous);
    this.queue = queue;
    this.patience = patience;
    this.random = random;
    this.decoy = PasswordHash.decoy(cost, random);
  }

  /** Does all the work of one sign-in, computations included, in one place of the gate. */
  <T> T enter(Supplier<T> work) {
    if (!mayEnter()) {
      throw new RefusedException(Problem.TOO_MANY_REQUESTS);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** Hashes a new password; only inside {@link #enter}. */
  PasswordHash hash(String password) {
    computations.increment();
    return threads.compute(() -> PasswordHash.of(password, cost, random));
  }

  /** Compares a password, one computation right or wrong; only inside {@link #enter}. */
  boolean matches(PasswordHash hash, String password) {
    computations.increment();
    return threads.compute(() -> hash.matches(password));
  }

  /** What a password is compared with when there is no account: costs the same, matches nothing. */
  PasswordHash decoy() {
    return decoy;
  }

  /** Whether the hash was made at less than today's cost. */
  boolean isOutdated(PasswordHash hash) {
    return hash.cost().isBelow(cost);
  }

  /** How many hashes have been computed so far. */
  long computations() {
    return computations.sum();
  }

  private boolean mayEnter() {
    if (places.tryAcquire()) {
      return true;
    }
    if (places.getQueueLength() >= queue) {
      return false;
    }
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
