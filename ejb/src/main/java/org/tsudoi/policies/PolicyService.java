package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.policies.domain.GroupPolicyVersion;
import org.tsudoi.policies.domain.GroupPolicyVersions;
import org.tsudoi.policies.domain.PolicyVersion;
import org.tsudoi.policies.domain.PolicyVersions;
import org.tsudoi.shared.AccountId;
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

  private static final int MOST_ROWS = 200;

  private PolicySettings settings;
  private PolicyVersions versions;
  private GroupPolicyVersions groupVersions;
  private PersonalData personal;
  private AuditTrail audit;
  private Event<PolicyChanging> changing;
  private Clock clock;

  /** For the container. */
  public PolicyService() {}

  @Inject
  PolicyService(
      PolicySettings settings,
      PolicyVersions versions,
      GroupPolicyVersions groupVersions,
      PersonalData personal,
      AuditTrail audit,
      Event<PolicyChanging> changing,
      Clock clock) {
    this.settings = settings;
    this.versions = versions;
    this.groupVersions = groupVersions;
    this.personal = personal;
    this.audit = audit;
    this.changing = changing;
    this.clock = clock;
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
    return groupVersions.inForce(groups).stream()
        .map(GroupPolicyVersion::values)
        .reduce(PasswordRules::stricter)
        .map(PasswordPolicy::of)
        .orElseGet(this::passwords);
  }

  /** How meetings begin. */
  public MeetingDefaults meetings() {
    return inForce().meetings();
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
   * Lets everybody sign in from any device again, whatever was saved meanwhile: the way out of a
   * policy that keeps all administrators out. Off already changes nothing.
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public PolicyVersionView switchOffDevices(Caller caller, String comment) {
    PolicyVersionView now = current(caller);
    PolicyValues off =
        new PolicyValues(
            now.values().passwords(),
            now.values().meetings(),
            DeviceRule.OFF,
            now.values().secondFactor());
    return save(caller, new PolicyDraft(now.number(), comment, off));
  }

  private PolicyValues inForce() {
    return versions.newest().map(PolicyVersion::values).orElseGet(settings::values);
  }

  /** The version in force; number 0 while the settings are. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public PolicyVersionView current(Caller caller) {
    return versions.newest().map(this::view).orElseGet(this::ofSettings);
  }

  /** The stored versions, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public PolicyVersionPage versions(Caller caller, int first, int max) {
    List<PolicyVersion> rows =
        versions.list(Math.max(0, first), Math.min(MOST_ROWS, Math.max(1, max)));
    return new PolicyVersionPage(rows.stream().map(this::view).toList(), versions.count());
  }

  /**
   * One stored version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public PolicyVersionView version(Caller caller, long number) {
    return versions
        .find(number)
        .map(this::view)
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
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
  public PolicyVersionView save(Caller caller, PolicyDraft draft) {
    refuseOutOfRange(draft);
    PolicyVersionView before = current(caller);
    if (draft.base() != before.number()) {
      throw new RefusedException(Problem.CONFLICT, "base");
    }
    if (draft.values().equals(before.values())) {
      return before;
    }
    changing.fire(new PolicyChanging(caller, before.values(), draft.values()));
    try {
      long last = before.number() == 0 ? keepSettings(before.values()) : before.number();
      PolicyVersion version = add(caller, draft, last + 1);
      record(caller, draft, before.values(), version.number());
      return view(version);
    } catch (EntityExistsException savedMeanwhile) {
      throw new RefusedException(Problem.CONFLICT, savedMeanwhile);
    }
  }

  /** What the settings said is the first version of all. */
  private long keepSettings(PolicyValues values) {
    return add(Caller.system(), new PolicyDraft(0, "", values), 1).number();
  }

  private static void refuseOutOfRange(PolicyDraft draft) {
    draft.values().passwords().refuseOutOfRange();
    PolicyDraft.refuseLong(draft.comment());
  }

  private PolicyVersion add(Caller caller, PolicyDraft draft, long number) {
    // As precisely as both databases keep it, so that the answer is what is stored.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String name =
        caller
            .account()
            .map(account -> personal.seal(account, caller.name()))
            .orElse(caller.name());
    PolicyVersion version = new PolicyVersion(number, now, caller.account(), name, draft);
    versions.add(version);
    return version;
  }

  private void record(Caller caller, PolicyDraft draft, PolicyValues before, long number) {
    Map<String, String> was = new HashMap<>();
    Map<String, String> is = new HashMap<>();
    draft
        .values()
        .changesFrom(before)
        .forEach(
            (name, change) -> {
              was.put(name, change.before());
              is.put(name, change.after());
            });
    if (!draft.comment().isEmpty()) {
      is.put("comment", draft.comment());
    }
    audit.record(
        caller,
        AuditAction.POLICY_CHANGED,
        new AuditTarget("policy", Long.toString(number), Long.toString(number)),
        new AuditChange(was, is));
  }

  private PolicyVersionView ofSettings() {
    return new PolicyVersionView(0, Optional.empty(), Optional.empty(), "", "", settings.values());
  }

  private PolicyVersionView view(PolicyVersion version) {
    Optional<AccountId> who = version.changedBy();
    String stored = version.changedByName();
    String name = who.map(account -> personal.open(account, stored)).orElse(stored);
    return new PolicyVersionView(
        version.number(),
        Optional.of(version.changedAt()),
        who,
        name,
        version.comment(),
        version.values());
  }
}
