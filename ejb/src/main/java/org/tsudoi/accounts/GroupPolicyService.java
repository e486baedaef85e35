package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountGroup;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.MemberPassword;
import org.tsudoi.policies.GroupPolicies;
import org.tsudoi.policies.PasswordPolicy;
import org.tsudoi.policies.PasswordRules;
import org.tsudoi.policies.PolicyService;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What groups ask of the passwords of their members (spec 6.1.2, 6.3.2).
 *
 * <p>Whoever is in groups with policies of their own is held to the stricter value of each of their
 * rules, everybody else to the policy of the installation.
 */
@Stateless
public class GroupPolicyService {

  private static final int MOST_LISTED = 20;

  private final Groups groups;
  private final Accounts accounts;
  private final GroupPolicies policies;
  private final PolicyService installation;
  private final Clock clock;

  /** For the container. */
  public GroupPolicyService() {
    this(null, null, null, null, null);
  }

  @Inject
  GroupPolicyService(
      Groups groups,
      Accounts accounts,
      GroupPolicies policies,
      PolicyService installation,
      Clock clock) {
    this.groups = groups;
    this.accounts = accounts;
    this.policies = policies;
    this.installation = installation;
    this.clock = clock;
  }

  /** The groups that have a policy of their own, by name. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<GroupName> withPolicy(Caller caller) {
    Set<GroupId> those = policies.inForce().keySet();
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
  public RuleVersion<Optional<PasswordRules>> current(Caller caller, GroupId id) {
    return policies.current(caller, existing(id).id());
  }

  /**
   * The versions of a group, newest first, 200 at once.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<Optional<PasswordRules>> versions(
      Caller caller, GroupId id, int first, int max) {
    return policies.versions(caller, existing(id).id(), first, max);
  }

  /**
   * One version of a group.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<Optional<PasswordRules>> version(Caller caller, GroupId id, long number) {
    return policies.version(caller, existing(id).id(), number);
  }

  /**
   * Puts another policy of a group in force at once, or takes it away.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or as {@link GroupPolicies#save}
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public RuleVersion<Optional<PasswordRules>> save(
      Caller caller, GroupId id, RuleDraft<Optional<PasswordRules>> draft) {
    // Locked, so that no policy is left behind by a group that is deleted at the same moment.
    AccountGroup group = groups.lock(id).orElseThrow(GroupPolicyService::notFound);
    return policies.save(caller, id, group.text().name(), draft);
  }

  /**
   * Compares what somebody wants for a group with what its members are held to now; changes
   * nothing.
   *
   * @param wanted the rules; empty to give up the group's own policy
   * @throws RefusedException with {@link Problem#NOT_FOUND}, or with {@link Problem#INVALID_VALUE}
   *     naming the field
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public PolicyImpact preview(Caller caller, GroupId id, Optional<PasswordRules> wanted) {
    wanted.ifPresent(PasswordRules::refuseOutOfRange);
    existing(id);
    Comparison comparison = new Comparison(id, policies.inForce(), wanted);
    List<MemberPassword> members =
        accounts.memberPasswords(id, comparison.others(), clock.instant());
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

  /** What counts for a member before and after. */
  private final class Comparison {

    private final GroupId group;
    private final Map<GroupId, PasswordRules> inForce;
    private final Optional<PasswordRules> wanted;
    private final PasswordRules rest = installation.passwords().rules();

    Comparison(GroupId group, Map<GroupId, PasswordRules> inForce, Optional<PasswordRules> wanted) {
      this.group = group;
      this.inForce = inForce;
      this.wanted = wanted;
    }

    Collection<GroupId> others() {
      return inForce.keySet().stream()
          .filter(other -> !other.equals(group))
          .collect(Collectors.toSet());
    }

    boolean becomesTooOld(MemberPassword member) {
      return isTooOld(member, wanted) && !isTooOld(member, present());
    }

    private Optional<PasswordRules> present() {
      return Optional.ofNullable(inForce.get(group));
    }

    private boolean isTooOld(MemberPassword member, Optional<PasswordRules> own) {
      PasswordRules counts =
          Stream.concat(own.stream(), member.alsoIn().stream().map(inForce::get))
              .reduce(PasswordRules::stricter)
              .orElse(rest);
      return PasswordPolicy.of(counts)
          .mustChangeFrom(member.chosenAt())
          .filter(from -> !clock.instant().isBefore(from))
          .isPresent();
    }

    Set<PolicyImpact.Unknown> unknown() {
      return PolicyImpact.Unknown.between(present().orElse(rest), wanted.orElse(rest));
    }
  }
}
