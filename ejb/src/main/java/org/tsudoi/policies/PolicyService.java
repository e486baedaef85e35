package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * The rules of this installation as they are now, and how they came about (spec 6.1.2, 6.3.2).
 *
 * <p>They are the newest stored version, or what the settings say while there is none. They are the
 * same for everybody and hold no secret: any room may ask for {@link #passwords} and {@link
 * #meetings}. Each question reads the database, so that a change is in force on every node as soon
 * as it is committed.
 */
@Stateless
public class PolicyService {

  private static final String NAME = "POLICY";

  private PolicySettings settings;
  private RuleBook book;
  private Event<PolicyChanging> changing;

  /** For the container. */
  public PolicyService() {}

  @Inject
  PolicyService(PolicySettings settings, RuleBook book, Event<PolicyChanging> changing) {
    this.settings = settings;
    this.book = book;
    this.changing = changing;
  }

  private RuleKind<PolicyValues> kind() {
    return new RuleKind<>(
        NAME,
        "policy",
        AuditAction.POLICY_CHANGED,
        settings::values,
        true,
        PolicyValues::byName,
        PolicyValues::ofStored);
  }

  /** What passwords must be, but for members of groups that have a policy of their own. */
  public PasswordPolicy passwords() {
    return PasswordPolicy.of(inForce().passwords());
  }

  /**
   * What the passwords of somebody in these groups must be: of those that have a policy of their
   * own the stricter value of each rule, without any what the installation asks.
   */
  public PasswordPolicy passwords(Collection<GroupId> groups) {
    return rulesOf(groups)
        .flatMap(rules -> rules.passwords().stream())
        .reduce(PasswordRules::stricter)
        .map(PasswordPolicy::of)
        .orElseGet(this::passwords);
  }

  /** What a sign-in must prove about its device, for each of these groups that has such a rule. */
  public List<DeviceRule> devices(Collection<GroupId> groups) {
    return rulesOf(groups).flatMap(rules -> rules.devices().stream()).toList();
  }

  /** When somebody in these groups may be signed in. */
  public PersonHours hours(Collection<GroupId> groups) {
    return PersonHours.of(rulesOf(groups).map(GroupRules::hours).toList());
  }

  private Stream<GroupRules> rulesOf(Collection<GroupId> groups) {
    return book.inForce(GroupPolicies.KIND, groups).values().stream();
  }

  /** What every group asks that asks anything; like all rules it is no secret. */
  public Map<GroupId, GroupRules> groupRules() {
    return book.inForceOfGroups(GroupPolicies.KIND);
  }

  /** How meetings begin. */
  public MeetingDefaults meetings() {
    return inForce().meetings();
  }

  /**
   * How meetings begin that somebody in these groups opens: of the groups that say something about
   * an option the stricter rule, otherwise what the installation says.
   */
  public MeetingDefaults meetings(Collection<GroupId> groups) {
    Map<MeetingOption, OptionRule> ofGroups = new EnumMap<>(MeetingOption.class);
    rulesOf(groups)
        .forEach(
            rules ->
                rules
                    .meetings()
                    .forEach((option, rule) -> ofGroups.merge(option, rule, option::stricter)));
    return meetings().with(ofGroups);
  }

  /** What a sign-in must prove about its device, for whoever has no rule of their own. */
  public DeviceRule devices() {
    return inForce().devices();
  }

  /** Who may and who must have a second factor. */
  public SecondFactorRule secondFactor() {
    return inForce().secondFactor();
  }

  /**
   * Lets everybody sign in from any device again, whatever was saved meanwhile, also for groups:
   * the way out of rules that keep all administrators out. Off already changes nothing.
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public RuleVersion<PolicyValues> switchOffDevices(Caller caller, String comment) {
    RuleVersion<PolicyValues> now = current(caller);
    PolicyValues off =
        new PolicyValues(
            now.rules().passwords(),
            now.rules().meetings(),
            DeviceRule.OFF,
            now.rules().secondFactor());
    groupRules().keySet().forEach(group -> switchOffDevices(caller, group, comment));
    return save(caller, new RuleDraft<>(now.number(), comment, off));
  }

  private void switchOffDevices(Caller caller, GroupId group, String comment) {
    RuleOwner owner = RuleOwner.of(group, group.toString());
    RuleVersion<GroupRules> now = book.current(GroupPolicies.KIND, owner);
    GroupRules rules = now.rules().withoutDevices();
    book.save(caller, GroupPolicies.KIND, owner, new RuleDraft<>(now.number(), comment, rules));
  }

  private PolicyValues inForce() {
    return book.inForce(kind(), RuleOwner.INSTALLATION);
  }

  /** The version in force; number 0 while the settings are. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<PolicyValues> current(Caller caller) {
    return book.current(kind(), RuleOwner.INSTALLATION);
  }

  /** The stored versions, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<PolicyValues> versions(Caller caller, int first, int max) {
    return book.page(kind(), RuleOwner.INSTALLATION, first, max);
  }

  /**
   * One stored version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<PolicyValues> version(Caller caller, long number) {
    return book.version(kind(), RuleOwner.INSTALLATION, number);
  }

  /**
   * Puts another policy in force at once, as a new version; what says the same changes nothing. To
   * restore an old version, save its values. The first time, version 1 keeps what the settings said
   * until then.
   *
   * @return the version in force from now on
   * @throws RefusedException with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on, with {@link Problem#INVALID_VALUE} naming the field, or
   *     with {@link Problem#WOULD_LOCK_OUT} if the caller could not sign in under it
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public RuleVersion<PolicyValues> save(Caller caller, RuleDraft<PolicyValues> draft) {
    draft.rules().passwords().refuseOutOfRange();
    return book.save(
        caller,
        kind(),
        RuleOwner.INSTALLATION,
        draft,
        before -> changing.fire(new PolicyChanging(caller, before.rules(), draft.rules())));
  }
}
