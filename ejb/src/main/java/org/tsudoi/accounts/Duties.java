package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.GroupId;

/**
 * What the policy in force makes somebody do before anything else. Asked on each request, so that
 * another policy is in force for live sessions too.
 */
@ApplicationScoped
@Transactional
class Duties {

  private final PolicyService policies;
  private final SecondFactorKeeper factors;
  private final SsoSettings settings;
  private final Clock clock;

  /** For the container's proxy. */
  Duties() {
    this(null, null, null, null);
  }

  @Inject
  Duties(PolicyService policies, SecondFactorKeeper factors, SsoSettings settings, Clock clock) {
    this.policies = policies;
    this.factors = factors;
    this.settings = settings;
    this.clock = clock;
  }

  /** The first duty: a password that somebody else may know comes before a second factor. */
  Optional<Duty> firstOf(Account account, ProvedBy proof) {
    if (passwordDemand(account, proof).isPresent()) {
      return Optional.of(Duty.PASSWORD_CHANGE);
    }
    boolean ours = proof == ProvedBy.PASSWORD || settings.wantsOwnFactor();
    return ours && mustSetUpFactor(account) ? Optional.of(Duty.SECOND_FACTOR) : Optional.empty();
  }

  /** Why the password that proved who it is must be changed; empty if it need not. */
  Optional<PasswordDemand> passwordDemand(Account account, ProvedBy proof) {
    if (proof != ProvedBy.PASSWORD) {
      return Optional.empty();
    }
    return account.passwordDemand().or(() -> ofAge(account));
  }

  private Optional<PasswordDemand> ofAge(Account account) {
    return account.isInDirectory()
        ? Optional.empty()
        : changeFrom(account)
            .filter(from -> !clock.instant().isBefore(from))
            .map(from -> PasswordDemand.AGED);
  }

  private boolean mustSetUpFactor(Account account) {
    return policies.secondFactor().isRequiredOf(account.roles()) && !factors.isAsked(account.id());
  }

  /** When the password must be changed, while that is to come. */
  Optional<Instant> passwordEndOf(Account account, ProvedBy proof) {
    if (proof != ProvedBy.PASSWORD || account.passwordChangeRequired() || account.isInDirectory()) {
      return Optional.empty();
    }
    return changeFrom(account).filter(clock.instant()::isBefore);
  }

  private Optional<Instant> changeFrom(Account account) {
    return policies.passwords(account.groups()).mustChangeFrom(account.passwordChangedAt());
  }

  /** What the next password of a member of these groups must be. */
  PasswordRules rulesFor(Set<GroupId> groups) {
    return policies.passwords(groups).rules();
  }

  /** When these accounts may be signed in. */
  HoursKeeper hours(Accounts accounts) {
    return new HoursKeeper(policies, accounts);
  }
}
