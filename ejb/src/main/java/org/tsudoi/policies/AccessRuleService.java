package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.backbone.Backbone;
import org.tsudoi.backbone.Invalidation;
import org.tsudoi.policies.domain.AccessRuleVersion;
import org.tsudoi.policies.domain.AccessRuleVersions;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * From which addresses the server may be used, and how the rules came about.
 *
 * <p>The newest stored version is in force, or no rule while there is none. Every node hears of a
 * new version once it is committed and before the call that saved it returns ({@link #NEWS}).
 */
@Stateless
public class AccessRuleService {

  /** The kind of the news that the rules have changed. */
  public static final String NEWS = "access-rules";

  private static final int MOST_ROWS = 200;

  private AccessRuleVersions versions;
  private AccessRuleWriter writer;
  private PersonalData personal;
  private Backbone backbone;

  /** For the container. */
  public AccessRuleService() {}

  @Inject
  AccessRuleService(
      AccessRuleVersions versions,
      AccessRuleWriter writer,
      PersonalData personal,
      Backbone backbone) {
    this.versions = versions;
    this.writer = writer;
    this.personal = personal;
    this.backbone = backbone;
  }

  /** The rules in force; they are no secret inside the server. */
  public AccessRules inForce() {
    return versions.newest().map(AccessRuleVersion::rules).orElse(AccessRules.NONE);
  }

  /** The version in force; number 0 as long as none was saved. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccessVersionView current(Caller caller) {
    return versions.newest().map(this::view).orElse(AccessVersionView.FIRST);
  }

  /** The stored versions, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccessVersionPage versions(Caller caller, int first, int max) {
    List<AccessRuleVersion> rows =
        versions.list(Math.max(0, first), Math.min(MOST_ROWS, Math.max(1, max)));
    return new AccessVersionPage(rows.stream().map(this::view).toList(), versions.count());
  }

  /**
   * One stored version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public AccessVersionView version(Caller caller, long number) {
    return versions
        .find(number)
        .map(this::view)
        .orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
  }

  /**
   * Puts other rules in force at once, as a new version; what says the same changes nothing. To
   * restore an old version, save its rules.
   *
   * @return the version in force from now on
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming area and line, as {@code
   *     console.0}; with {@link Problem#OWN_ADDRESS_REFUSED} if the caller could not take them back
   *     the same way; with {@link Problem#CONFLICT} if somebody saved a version after the one that
   *     the draft is based on
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccessVersionView save(Caller caller, AccessDraft draft) {
    if (draft.comment().codePointCount(0, draft.comment().length()) > PolicyDraft.MOST_COMMENT) {
      throw new RefusedException(Problem.INVALID_VALUE, "comment");
    }
    AccessRules rules = AccessRules.of(draft.lines());
    if (locksOut(caller, rules)) {
      throw new RefusedException(Problem.OWN_ADDRESS_REFUSED, areaOf(caller).key());
    }
    boolean added =
        writer.add(
            caller,
            Optional.of(draft.base()),
            draft.comment(),
            rules,
            AuditAction.ACCESS_RULES_CHANGED);
    return told(caller, added);
  }

  /**
   * Empties all rules, whatever they are: the way back in from the server's own machine.
   *
   * @return the version in force from now on
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AccessVersionView open(Caller caller) {
    return told(
        caller,
        writer.add(
            caller, Optional.empty(), "", AccessRules.NONE, AuditAction.ACCESS_RULES_OPENED));
  }

  /** Whether these rules would refuse the caller's own next request. */
  public static boolean locksOut(Caller caller, AccessRules rules) {
    boolean bound =
        Set.of(CallerPath.CONSOLE, CallerPath.API, CallerPath.API_TOKEN).contains(caller.path());
    return bound && !rules.admits(areaOf(caller), caller.address());
  }

  private static AccessArea areaOf(Caller caller) {
    return caller.path() == CallerPath.CONSOLE ? AccessArea.CONSOLE : AccessArea.API;
  }

  private AccessVersionView told(Caller caller, boolean changed) {
    if (changed) {
      backbone.publish(new Invalidation(NEWS, ""));
    }
    return current(caller);
  }

  private AccessVersionView view(AccessRuleVersion version) {
    Optional<AccountId> who = version.changedBy();
    String stored = version.changedByName();
    return new AccessVersionView(
        version.number(),
        Optional.of(version.changedAt()),
        who,
        who.map(account -> personal.open(account, stored)).orElse(stored),
        version.comment(),
        version.rules());
  }
}
