package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.auditing.AuditAction;
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

  static final RuleKind<Optional<PasswordRules>> KIND =
      new RuleKind<>(
          "GROUP",
          "group",
          AuditAction.GROUP_POLICY_CHANGED,
          Optional::empty,
          false,
          rules -> rules.map(PasswordRules::byName).orElse(Map.of()),
          PasswordRules::ofStored);

  private final RuleBook book;

  /** For the container. */
  public GroupPolicies() {
    this(null);
  }

  @Inject
  GroupPolicies(RuleBook book) {
    this.book = book;
  }

  /** What every group asks that has a policy of its own; like all rules it is no secret. */
  public Map<GroupId, PasswordRules> inForce() {
    Map<GroupId, PasswordRules> rules = new HashMap<>();
    book.inForceOfGroups(KIND)
        .forEach((group, own) -> own.ifPresent(some -> rules.put(group, some)));
    return rules;
  }

  /** The newest version of a group; number 0 if there never was one. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<Optional<PasswordRules>> current(Caller caller, GroupId group) {
    return book.current(KIND, RuleOwner.of(group, ""));
  }

  /** The versions of a group, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<Optional<PasswordRules>> versions(
      Caller caller, GroupId group, int first, int max) {
    return book.page(KIND, RuleOwner.of(group, ""), first, max);
  }

  /**
   * One version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<Optional<PasswordRules>> version(Caller caller, GroupId group, long number) {
    return book.version(KIND, RuleOwner.of(group, ""), number);
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
  public RuleVersion<Optional<PasswordRules>> save(
      Caller caller, GroupId group, String name, RuleDraft<Optional<PasswordRules>> draft) {
    draft.rules().ifPresent(PasswordRules::refuseOutOfRange);
    return book.save(caller, KIND, RuleOwner.of(group, name), draft);
  }
}
