package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * The policies that groups have of their own, kept as versions like the one of the installation
 * (spec 6.1.2, 6.3.2).
 *
 * <p>This room knows groups by their ids only; whether a group exists is asked by {@code accounts}.
 */
@Stateless
public class GroupPolicies {

  private static final int MOST_ROWS = 200;

  private final GroupPolicyVersions versions;
  private final PersonalData personal;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container. */
  public GroupPolicies() {
    this(null, null, null, null);
  }

  @Inject
  GroupPolicies(
      GroupPolicyVersions versions, PersonalData personal, AuditTrail audit, Clock clock) {
    this.versions = versions;
    this.personal = personal;
    this.audit = audit;
    this.clock = clock;
  }

  /** What every group asks that has a policy of its own; like all rules it is no secret. */
  public Map<GroupId, PasswordRules> inForce() {
    Map<GroupId, PasswordRules> rules = new HashMap<>();
    versions.inForce().forEach(version -> rules.put(version.group(), version.values()));
    return rules;
  }

  /** The newest version of a group; number 0 if there never was one. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public GroupPolicyView current(Caller caller, GroupId group) {
    return versions.newest(group).map(this::view).orElse(GroupPolicyView.NONE);
  }

  /** The versions of a group, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public GroupPolicyPage versions(Caller caller, GroupId group, int first, int max) {
    List<GroupPolicyVersion> rows =
        versions.list(group, Math.max(0, first), Math.min(MOST_ROWS, Math.max(1, max)));
    return new GroupPolicyPage(rows.stream().map(this::view).toList(), versions.count(group));
  }

  /**
   * One version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public GroupPolicyView version(Caller caller, GroupId group, long number) {
    return versions
        .find(group, number)
        .map(this::view)
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  /**
   * Puts another policy of a group in force at once, or takes it away, as a new version; what says
   * the same changes nothing. To restore an old version, save its rules.
   *
   * @param name what people call the group, for the audit trail
   * @return the group's newest version
   * @throws RefusedException with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on, or with {@link Problem#INVALID_VALUE} naming the field
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public GroupPolicyView save(Caller caller, GroupId group, String name, GroupPolicyDraft draft) {
    draft.rules().ifPresent(PasswordRules::refuseOutOfRange);
    PolicyDraft.refuseLong(draft.comment());
    GroupPolicyView before = current(caller, group);
    if (draft.base() != before.number()) {
      throw new RefusedException(Problem.CONFLICT, "base");
    }
    if (draft.rules().equals(before.rules())) {
      return before;
    }
    GroupPolicyVersion version = version(caller, group, draft, before);
    try {
      versions.add(version);
    } catch (EntityExistsException savedMeanwhile) {
      throw new RefusedException(Problem.CONFLICT, savedMeanwhile);
    }
    record(caller, new AuditTarget("group", group.toString(), name), before, draft);
    return view(version);
  }

  private GroupPolicyVersion version(
      Caller caller, GroupId group, GroupPolicyDraft draft, GroupPolicyView before) {
    // As precisely as both databases keep it, so that the answer is what is stored.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String author =
        caller
            .account()
            .map(account -> personal.seal(account, caller.name()))
            .orElse(caller.name());
    return new GroupPolicyVersion(
        new GroupPolicyVersion.Key(group, before.number() + 1),
        new GroupPolicyVersion.Author(now, caller.account(), author, draft.comment()),
        draft.rules().or(before::rules).orElseThrow(),
        draft.rules().isPresent());
  }

  private void record(
      Caller caller, AuditTarget target, GroupPolicyView before, GroupPolicyDraft draft) {
    Map<String, String> was = new HashMap<>();
    Map<String, String> is = new HashMap<>();
    before.rules().ifPresent(rules -> was.putAll(rules.byName()));
    draft.rules().ifPresent(rules -> is.putAll(rules.byName()));
    if (before.rules().isPresent() && draft.rules().isPresent()) {
      was.entrySet().removeIf(value -> value.getValue().equals(is.get(value.getKey())));
      is.keySet().retainAll(was.keySet());
    }
    if (!draft.comment().isEmpty()) {
      is.put("comment", draft.comment());
    }
    audit.record(caller, AuditAction.GROUP_POLICY_CHANGED, target, new AuditChange(was, is));
  }

  private GroupPolicyView view(GroupPolicyVersion version) {
    GroupPolicyVersion.Author author = version.author();
    String name =
        author
            .account()
            .map(account -> personal.open(account, author.name()))
            .orElse(author.name());
    return new GroupPolicyView(
        version.number(),
        Optional.of(author.at()),
        author.account(),
        name,
        author.comment(),
        version.rules());
  }
}
