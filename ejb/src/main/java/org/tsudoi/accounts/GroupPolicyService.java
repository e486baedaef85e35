package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountGroup;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.DeviceReach;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.MemberPassword;
import org.tsudoi.policies.GroupPolicies;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.MeetingDefaults;
import org.tsudoi.policies.PasswordPolicy;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What groups ask of their members (spec 6.1.2, 6.3.1, 6.3.2).
 *
 * <p>Whoever is in groups with policies of their own is held to the stricter value of each of their
 * rules, everybody else to the policy of the installation. So it is with devices. Whoever is in
 * groups with permitted hours may be signed in when all of them admit it.
 */
@Stateless
public class GroupPolicyService {

  private static final int MOST_LISTED = 20;

  private final Groups groups;
  private final Accounts accounts;
  private final GroupPolicies policies;
  private final PolicyService installation;
  private final DeviceReach reach;
  private final SignInAttempts attempts;
  private final Clock clock;

  /** For the container. */
  public GroupPolicyService() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  GroupPolicyService(
      Groups groups,
      Accounts accounts,
      GroupPolicies policies,
      PolicyService installation,
      DeviceReach reach,
      SignInAttempts attempts,
      Clock clock) {
    this.groups = groups;
    this.accounts = accounts;
    this.policies = policies;
    this.installation = installation;
    this.reach = reach;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * How meetings begin that the caller opens.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public MeetingDefaults meetings(Caller caller) {
    return caller
        .account()
        .flatMap(accounts::find)
        .map(account -> installation.meetings(account.groups()))
        .orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }

  /**
   * How meetings begin that this person opens: what holds for the person's meetings now.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} for nobody's account
   */
  @Allowed
  public MeetingDefaults meetings(Caller caller, AccountId organizer) {
    return accounts
        .find(organizer)
        .map(account -> installation.meetings(account.groups()))
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  /** The groups that have a policy of their own, by name. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<GroupName> withPolicy(Caller caller) {
    Set<GroupId> those = installation.groupRules().keySet();
    return those.isEmpty()
        ? List.of()
        : groups.all().stream()
            .filter(group -> those.contains(group.id()))
            .map(AccountGroup::named)
            .toList();
  }

  /**
   * The newest version of a group; number 0 if there never was one.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<GroupRules> current(Caller caller, GroupId id) {
    return policies.current(caller, existing(id).id());
  }

  /**
   * The versions of a group, newest first, 200 at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<GroupRules> versions(Caller caller, GroupId id, int first, int max) {
    return policies.versions(caller, existing(id).id(), first, max);
  }

  /**
   * One version of a group.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<GroupRules> version(Caller caller, GroupId id, long number) {
    return policies.version(caller, existing(id).id(), number);
  }

  /**
   * Puts other rules of a group in force at once, or takes them away. Sessions that the hours do
   * not admit now end with it.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}; with {@link Problem#WOULD_LOCK_OUT} if
   *     the hours would shut the caller out now; or as {@link GroupPolicies#save}
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public RuleVersion<GroupRules> save(Caller caller, GroupId id, RuleDraft<GroupRules> draft) {
    // Locked, so that no policy is left behind by a group that is deleted at the same moment.
    AccountGroup group = groups.lock(id).orElseThrow(GroupPolicyService::notFound);
    GroupChange change = new GroupChange(id, installation.groupRules(), draft.rules());
    if (new GroupImpactReader(accounts, reach, change, clock.instant()).hours(caller).self()) {
      throw new RefusedException(Problem.WOULD_LOCK_OUT, "hours");
    }
    RuleVersion<GroupRules> saved = policies.save(caller, id, group.text().name(), draft);
    if (!draft.rules().hours().admit(clock.instant())) {
      attempts.endOutsideHours(id);
    }
    return saved;
  }

  /**
   * Compares what somebody wants for a group with what its members are held to now; changes
   * nothing.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or with {@link Problem#INVALID_VALUE}
   *     naming the field
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public GroupImpact preview(Caller caller, GroupId id, GroupRules wanted) {
    wanted.passwords().ifPresent(PasswordRules::refuseOutOfRange);
    existing(id);
    GroupChange change = new GroupChange(id, installation.groupRules(), wanted);
    GroupImpactReader reader = new GroupImpactReader(accounts, reach, change, clock.instant());
    return new GroupImpact(
        passwords(change), reader.devices(caller, installation.devices()), reader.hours(caller));
  }

  private PolicyImpact passwords(GroupChange change) {
    Comparison comparison = new Comparison(change);
    List<MemberPassword> members =
        accounts.memberPasswords(change.group(), change.others(), clock.instant());
    List<MemberPassword> mustChange = members.stream().filter(comparison::becomesTooOld).toList();
    return new PolicyImpact(
        members.size(), mustChange.size(), first(mustChange), comparison.unknown());
  }

  private List<AccountView> first(List<MemberPassword> members) {
    return members.stream()
        .limit(MOST_LISTED)
        .flatMap(member -> accounts.find(member.account()).stream())
        .map(Account::view)
        .toList();
  }

  private AccountGroup existing(GroupId id) {
    return groups.find(id).orElseThrow(GroupPolicyService::notFound);
  }

  private static RefusedException notFound() {
    return new RefusedException(Problem.NOT_FOUND);
  }

  /** What counts for a member's password before and after. */
  private final class Comparison {

    private final GroupChange change;
    private final PasswordRules rest = installation.passwords().rules();

    Comparison(GroupChange change) {
      this.change = change;
    }

    boolean becomesTooOld(MemberPassword member) {
      return isTooOld(member, change.after()) && !isTooOld(member, change.before());
    }

    private boolean isTooOld(MemberPassword member, Map<GroupId, GroupRules> when) {
      return PasswordPolicy.of(change.passwords(when, member.alsoIn()).orElse(rest))
          .mustChangeFrom(member.chosenAt())
          .filter(from -> !clock.instant().isBefore(from))
          .isPresent();
    }

    Set<PolicyImpact.Unknown> unknown() {
      return PolicyImpact.Unknown.between(own(change.before()), own(change.after()));
    }

    private PasswordRules own(Map<GroupId, GroupRules> when) {
      return change.passwords(when, Set.of()).orElse(rest);
    }
  }
}
