package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.policies.DeviceRule;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/** Tells an administrator whom another rule for devices would keep out, before it is saved. */
@Stateless
public class DeviceImpactService {

  private static final int MOST_LISTED = 20;

  private final DeviceReach reach;
  private final PolicyService policies;
  private final Clock clock;

  /** For the container. */
  public DeviceImpactService() {
    this(null, null, null);
  }

  @Inject
  DeviceImpactService(DeviceReach reach, PolicyService policies, Clock clock) {
    this.reach = reach;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Compares a rule that somebody wants for the installation with the one in force; changes
   * nothing. People with a rule of their own, or of a group, are not affected.
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public DeviceImpact preview(Caller caller, DeviceRule wanted) {
    DeviceReach.Change change =
        new DeviceReach.Change(policies.devices(), wanted, clock.instant(), groupsWithRule());
    return new DeviceImpact(
        reach.people(change),
        reach.count(change),
        reach.first(change, MOST_LISTED).stream().map(Account::view).toList(),
        caller.account().filter(self -> reach.isAffected(change, self)).isPresent());
  }

  private Set<GroupId> groupsWithRule() {
    return policies.groupRules().entrySet().stream()
        .filter(group -> group.getValue().devices().isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
