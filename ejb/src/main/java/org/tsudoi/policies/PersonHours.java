package org.tsudoi.policies;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When one person may be signed in: within the hours of each of the person's groups that have any.
 *
 * @param all the hours of those groups
 */
public record PersonHours(List<PermittedHours> all) {

  /** No limit. */
  public static final PersonHours ALWAYS = new PersonHours(List.of());

  /** Keeps only hours that limit anything. */
  public PersonHours {
    all = all.stream().filter(hours -> !hours.isAlways()).toList();
  }

  /** The hours of somebody in groups with these. */
  public static PersonHours of(Collection<PermittedHours> hours) {
    return new PersonHours(List.copyOf(hours));
  }

  /** Whether there is no limit. */
  public boolean isAlways() {
    return all.isEmpty();
  }

  /** Whether the person may be signed in at that moment. */
  public boolean admit(Instant moment) {
    return all.stream().allMatch(hours -> hours.admit(moment));
  }

  /** When the person may no longer be signed in; empty if that does not come within a week. */
  public Optional<Instant> endAfter(Instant now) {
    return next(now, turn -> !admit(turn));
  }

  /** When the person may sign in again; empty if that does not come within a week. */
  public Optional<Instant> openingAfter(Instant now) {
    return next(now, this::admit);
  }

  private Optional<Instant> next(Instant now, Predicate<Instant> wanted) {
    return all.stream().flatMap(hours -> hours.turns(now)).sorted().filter(wanted).findFirst();
  }
}
