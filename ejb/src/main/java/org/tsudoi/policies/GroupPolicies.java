package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What groups ask of their members, kept as versions like the one of the installation (spec 6.1.2,
 * 6.3.2).
 *
 * <p>This room knows groups by their ids only; whether a group exists is asked by {@code accounts}.
 */
@Stateless
public class GroupPolicies {

  static final RuleKind<GroupRules> KIND =
      new RuleKind<>(
          "GROUP",
          "group",
          AuditAction.GROUP_POLICY_CHANGED,
          () -> GroupRules.NONE,
          false,
          GroupRules::byName,
          GroupRules::ofStored);

  private final RuleBook book;
  private final Event<GroupRulesChanging> changing;

  /** For the container. */
  public GroupPolicies() {
    this(null, null);
  }

  @Inject
  GroupPolicies(RuleBook book, Event<GroupRulesChanging> changing) {
    this.book = book;
    this.changing = changing;
  }

  /** The newest version of a group; number 0 if there never was one. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<GroupRules> current(Caller caller, GroupId group) {
    return book.current(KIND, RuleOwner.of(group, ""));
  }

  /** The versions of a group, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<GroupRules> versions(Caller caller, GroupId group, int first, int max) {
    return book.page(KIND, RuleOwner.of(group, ""), first, max);
  }

  /**
   * One version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<GroupRules> version(Caller caller, GroupId group, long number) {
    return book.version(KIND, RuleOwner.of(group, ""), number);
  }

  /**
   * Puts another policy of a group in force at once, or takes it away, as a new version; what says
   * the same changes nothing. To restore an old version, save its rules.
   *
   * @param name what people call the group, for the audit trail
   * @return the group's newest version
   * @throws RefusedException with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on, with {@link Problem#INVALID_VALUE} naming the field, or
   *     with {@link Problem#WOULD_LOCK_OUT} if the caller could not sign in under it
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  public RuleVersion<GroupRules> save(
      Caller caller, GroupId group, String name, RuleDraft<GroupRules> draft) {
    draft.rules().passwords().ifPresent(PasswordRules::refuseOutOfRange);
    return book.save(
        caller,
        KIND,
        RuleOwner.of(group, name),
        draft,
        before ->
            changing.fire(new GroupRulesChanging(caller, group, before.rules(), draft.rules())));
  }
}
