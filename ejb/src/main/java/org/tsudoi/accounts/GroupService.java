package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.AccountGroup;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.GroupText;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.LoginName;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.policies.GroupPolicies;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.RuleDraft;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * Groups of users and who is in them (spec 6.3.2); each change is audited.
 *
 * <p>An installation has at most 1,000 groups, a user is in at most 50. A user administrator
 * touches no system administrator here either: neither puts one into a group nor takes one out.
 */
@Stateless
public class GroupService {

  private static final int MAX_ROWS = 500;

  private final Groups groups;
  private final Accounts accounts;
  private final GroupPolicies policies;
  private final AuditTrail audit;
  private final Memberships memberships;
  private final Clock clock;

  /** For the container. */
  public GroupService() {
    this(null, null, null, null, null);
  }

  @Inject
  GroupService(
      Groups groups, Accounts accounts, GroupPolicies policies, AuditTrail audit, Clock clock) {
    this.groups = groups;
    this.accounts = accounts;
    this.policies = policies;
    this.audit = audit;
    this.memberships = new Memberships(groups, audit);
    this.clock = clock;
  }

  /** Lists groups by name. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public GroupPage find(Caller caller, GroupQuery query) {
    GroupQuery bounded =
        new GroupQuery(
            query.text(), Math.max(0, query.first()), Math.min(MAX_ROWS, Math.max(1, query.max())));
    List<AccountGroup> found = groups.find(bounded);
    Map<GroupId, Long> members = groups.members(found.stream().map(AccountGroup::id).toList());
    return new GroupPage(
        found.stream().map(group -> group.view(members.getOrDefault(group.id(), 0L))).toList(),
        groups.count(bounded));
  }

  /** All groups by name, to choose from. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<GroupName> names(Caller caller) {
    return groups.all().stream().map(AccountGroup::named).toList();
  }

  /**
   * One group.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public GroupView get(Caller caller, GroupId id) {
    return view(groups.find(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND)));
  }

  /**
   * The groups of one account by name.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR, SystemRole.AUDITOR})
  public List<GroupName> of(Caller caller, AccountId id) {
    if (accounts.find(id).isEmpty()) {
      throw new RefusedException(Problem.NOT_FOUND);
    }
    return groups.of(List.of(id)).getOrDefault(id, List.of());
  }

  /**
   * Creates a group without members.
   *
   * @throws RefusedException with {@link Problem#GROUP_NAME_TAKEN}, {@link Problem#INVALID_VALUE}
   *     naming the field, or {@link Problem#TOO_LARGE} when there are 1,000 already
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public GroupView create(Caller caller, GroupDraft draft) {
    GroupText text = new GroupText(draft.name(), draft.description());
    if (groups.count(new GroupQuery("", 0, 1)) >= Groups.MOST) {
      throw new RefusedException(Problem.TOO_LARGE, "groups");
    }
    refuseIfTaken(text);
    // As precisely as both databases keep it, so that the answer is what is stored.
    AccountGroup group =
        new AccountGroup(GroupId.random(), text, clock.instant().truncatedTo(ChronoUnit.MICROS));
    try {
      groups.add(group);
    } catch (EntityExistsException takenMeanwhile) {
      throw new RefusedException(Problem.GROUP_NAME_TAKEN, takenMeanwhile);
    }
    audit.record(
        caller, AuditAction.GROUP_CREATED, target(group), AuditChange.created(values(text)));
    return group.view(0);
  }

  /**
   * Gives a group another name or description.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#GROUP_NAME_TAKEN}, or
   *     {@link Problem#INVALID_VALUE} naming the field
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public GroupView change(Caller caller, GroupId id, GroupDraft draft) {
    AccountGroup group = locked(id);
    GroupText before = group.text();
    GroupText after = new GroupText(draft.name(), draft.description());
    if (after.equals(before)) {
      return view(group);
    }
    if (!after.key().equals(before.key())) {
      refuseIfTaken(after);
    }
    group.describe(after);
    try {
      groups.write();
    } catch (EntityExistsException takenMeanwhile) {
      throw new RefusedException(Problem.GROUP_NAME_TAKEN, takenMeanwhile);
    }
    audit.record(caller, AuditAction.GROUP_CHANGED, target(group), changed(before, after));
    return view(group);
  }

  /**
   * Deletes a group; its members stay as users. One entry of the audit trail says how many there
   * were.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}; with {@link Problem#FORBIDDEN} when a
   *     user administrator deletes a group that a system administrator is in, or that has a policy
   *     of its own; with {@link Problem#CONFLICT} when somebody was put into it meanwhile
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public void delete(Caller caller, GroupId id) {
    AccountGroup group = locked(id);
    RuleVersion<GroupRules> policy = policies.current(caller, id);
    if (!caller.has(SystemRole.SYSTEM_ADMINISTRATOR)
        && (policy.rules().isPresent() || groups.holdsSystemAdministrator(id))) {
      throw new RefusedException(Problem.FORBIDDEN);
    }
    if (policy.rules().isPresent()) {
      policies.save(
          caller, id, group.text().name(), new RuleDraft<>(policy.number(), "", GroupRules.NONE));
    }
    Map<String, String> values = values(group.text());
    values.put("members", Long.toString(view(group).members()));
    try {
      groups.remove(group);
    } catch (EntityExistsException filledMeanwhile) {
      throw new RefusedException(Problem.CONFLICT, filledMeanwhile);
    }
    audit.record(
        caller, AuditAction.GROUP_DELETED, target(group), new AuditChange(values, Map.of()));
  }

  /**
   * Puts an account into a group; one that is in it already is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}, {@link Problem#FORBIDDEN}, {@link
   *     Problem#INVALID_VALUE} when it is in 50 groups already, or {@link Problem#CONFLICT}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public AccountView add(Caller caller, GroupId id, AccountId member) {
    String name = named(id);
    Account account = locked(caller, member);
    if (memberships.put(caller, account, id, name)) {
      memberships.write();
    }
    return account.view();
  }

  /**
   * The same as {@link #add} for whoever knows only the login name.
   *
   * @throws RefusedException as {@link #add}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public AccountView addByLoginName(Caller caller, GroupId id, String loginName) {
    Account account =
        LoginName.typed(loginName)
            .flatMap(accounts::findByLoginName)
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND, "loginName"));
    return add(caller, id, account.id());
  }

  /**
   * Takes an account out of a group; one that is not in it is no refusal.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.USER_ADMINISTRATOR})
  public AccountView remove(Caller caller, GroupId id, AccountId member) {
    String name = named(id);
    Account account = locked(caller, member);
    if (memberships.take(caller, account, id, name)) {
      memberships.write();
    }
    return account.view();
  }

  private GroupView view(AccountGroup group) {
    return group.view(groups.members(List.of(group.id())).getOrDefault(group.id(), 0L));
  }

  private String named(GroupId id) {
    return groups
        .find(id)
        .map(group -> group.text().name())
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private AccountGroup locked(GroupId id) {
    return groups.lock(id).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  private Account locked(Caller caller, AccountId id) {
    Account account =
        accounts
            .lock(id)
            .filter(found -> !found.isDeleted())
            .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    AccountService.refuseUnlessMayTouch(caller, account.profile());
    return account;
  }

  private void refuseIfTaken(GroupText text) {
    if (groups.findByKey(text.key()).isPresent()) {
      throw new RefusedException(Problem.GROUP_NAME_TAKEN, "name");
    }
  }

  private static AuditTarget target(AccountGroup group) {
    return new AuditTarget("group", group.id().toString(), group.text().name());
  }

  private static Map<String, String> values(GroupText text) {
    Map<String, String> values = new HashMap<>();
    values.put("name", text.name());
    values.put("description", text.description());
    return values;
  }

  /** Only the fields that differ. */
  private static AuditChange changed(GroupText before, GroupText after) {
    Map<String, String> was = values(before);
    Map<String, String> is = values(after);
    was.entrySet().removeIf(field -> field.getValue().equals(is.get(field.getKey())));
    is.keySet().retainAll(was.keySet());
    return new AuditChange(was, is);
  }
}
