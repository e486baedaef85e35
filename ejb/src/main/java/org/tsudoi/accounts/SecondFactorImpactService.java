package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.SecondFactorReach;
import org.tsudoi.accounts.domain.SecondFactorReach.Holders;
import org.tsudoi.policies.SecondFactorRule;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.SystemRole;

/** Tells an administrator who would have to set up a second factor, before a rule is saved. */
@Stateless
public class SecondFactorImpactService {

  private static final int MOST_LISTED = 20;

  private final SecondFactorReach reach;
  private final Clock clock;

  /** For the container. */
  public SecondFactorImpactService() {
    this(null, null);
  }

  @Inject
  SecondFactorImpactService(SecondFactorReach reach, Clock clock) {
    this.reach = reach;
    this.clock = clock;
  }

  /** Who has none and would have to, also of those who have to already; changes nothing. */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public SecondFactorImpact preview(Caller caller, SecondFactorRule wanted) {
    Instant now = clock.instant();
    Holders holders = new Holders(wanted.required(), now);
    return new SecondFactorImpact(
        reach.people(now),
        reach.countWithout(holders),
        reach.firstWithout(holders, MOST_LISTED).stream().map(Account::view).toList(),
        caller.account().filter(self -> reach.isWithout(holders, self)).isPresent(),
        reach.enrolled(now));
  }
}
