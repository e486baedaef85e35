package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.PolicyImpact.Unknown;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.PasswordAges;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/** Tells an administrator whom another password policy would affect, before it is saved. */
@Stateless
public class PolicyImpactService {

  private static final int MOST_LISTED = 20;

  private final Accounts accounts;
  private final PolicyService policies;
  private final Clock clock;

  /** For the container. */
  public PolicyImpactService() {
    this(null, null, null);
  }

  @Inject
  PolicyImpactService(Accounts accounts, PolicyService policies, Clock clock) {
    this.accounts = accounts;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Compares rules that somebody wants for the installation with those in force; changes nothing.
   * Members of groups that have a policy of their own are left out: they stay held to that.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public PolicyImpact preview(Caller caller, PasswordRules wanted) {
    wanted.refuseOutOfRange();
    PasswordRules now = policies.passwords().rules();
    Instant moment = clock.instant();
    Optional<Instant> old = limit(moment, wanted);
    Set<GroupId> others = groupsWithPasswords();
    long people = accounts.countOwnPasswords(PasswordAges.all(moment).outside(others));
    Set<Unknown> unknown = Unknown.between(now, wanted);
    if (old.isEmpty()) {
      return new PolicyImpact(people, 0, List.of(), unknown);
    }
    PasswordAges newlyTooOld =
        new PasswordAges(moment, limit(moment, now).orElse(Instant.EPOCH), old.get())
            .outside(others);
    return new PolicyImpact(
        people,
        accounts.countOwnPasswords(newlyTooOld),
        accounts.ownPasswords(newlyTooOld, MOST_LISTED).stream().map(Account::view).toList(),
        unknown);
  }

  private Set<GroupId> groupsWithPasswords() {
    return policies.groupRules().entrySet().stream()
        .filter(group -> group.getValue().passwords().isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The newest moment at which a password may have been chosen that must be changed by now. */
  private static Optional<Instant> limit(Instant now, PasswordRules rules) {
    return rules.lifetimeDays() == 0
        ? Optional.empty()
        : Optional.of(now.minus(Duration.ofDays(rules.lifetimeDays())));
  }
}
