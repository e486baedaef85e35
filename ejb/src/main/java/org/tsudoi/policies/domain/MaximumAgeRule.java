package org.tsudoi.policies.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** To be changed after so long (有効期限); zero means never. */
public record MaximumAgeRule(Duration lifetime) {

  /** Refuses a lifetime below zero, or one so short that nobody could work. */
  public MaximumAgeRule {
    if (lifetime.isNegative()
        || (!lifetime.isZero() && lifetime.compareTo(Duration.ofDays(1)) < 0)) {
      throw new IllegalArgumentException(
          "The lifetime of passwords must be zero or a day at least");
    }
  }

  /** The moment from which a password chosen then must be changed. */
  public Optional<Instant> endOf(Instant chosen) {
    return lifetime.isZero() ? Optional.empty() : Optional.of(chosen.plus(lifetime));
  }

  /** The shorter lifetime of the two; never is the longest. */
  public MaximumAgeRule stricter(MaximumAgeRule other) {
    if (lifetime.isZero()) {
      return other;
    }
    return other.lifetime.isZero() || lifetime.compareTo(other.lifetime) <= 0 ? this : other;
  }
}
