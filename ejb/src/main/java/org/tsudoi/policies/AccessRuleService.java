package org.tsudoi.policies;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Set;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.backbone.Backbone;
import org.tsudoi.backbone.Invalidation;
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

  static final RuleKind<AccessRules> KIND =
      new RuleKind<>(
          "ACCESS",
          "access-rules",
          AuditAction.ACCESS_RULES_CHANGED,
          () -> AccessRules.NONE,
          false,
          AccessRules::byName,
          AccessRules::ofStored);

  private RuleBook book;
  private AccessRuleWriter writer;
  private Backbone backbone;

  /** For the container. */
  public AccessRuleService() {}

  @Inject
  AccessRuleService(RuleBook book, AccessRuleWriter writer, Backbone backbone) {
    this.book = book;
    this.writer = writer;
    this.backbone = backbone;
  }

  /** The rules in force; they are no secret inside the server. */
  public AccessRules inForce() {
    return book.inForce(KIND, RuleOwner.INSTALLATION);
  }

  /** The version in force; number 0 as long as none was saved. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<AccessRules> current(Caller caller) {
    return book.current(KIND, RuleOwner.INSTALLATION);
  }

  /** The stored versions, newest first, 200 at once. */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersionPage<AccessRules> versions(Caller caller, int first, int max) {
    return book.page(KIND, RuleOwner.INSTALLATION, first, max);
  }

  /**
   * One stored version.
   *
   * @throws RefusedException with {@link Problem#NOT_FOUND}
   */
  @Allowed({SystemRole.SYSTEM_ADMINISTRATOR, SystemRole.AUDITOR})
  public RuleVersion<AccessRules> version(Caller caller, long number) {
    return book.version(KIND, RuleOwner.INSTALLATION, number);
  }

  /**
   * Puts other rules in force at once, as a new version; what says the same changes nothing. To
   * restore an old version, save its rules.
   *
   * @return the version in force from now on
   * @throws RefusedException with {@link Problem#OWN_ADDRESS_REFUSED} if the caller could not take
   *     them back the same way; with {@link Problem#CONFLICT} if somebody saved a version after the
   *     one that the draft is based on
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public RuleVersion<AccessRules> save(Caller caller, RuleDraft<AccessRules> draft) {
    if (locksOut(caller, draft.rules())) {
      throw new RefusedException(Problem.OWN_ADDRESS_REFUSED, areaOf(caller).key());
    }
    return told(draft.base(), writer.save(caller, draft));
  }

  /**
   * Empties all rules, whatever they are: the way back in from the server's own machine.
   *
   * @return the version in force from now on
   */
  @Allowed(SystemRole.SYSTEM_ADMINISTRATOR)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public RuleVersion<AccessRules> open(Caller caller) {
    long before = current(caller).number();
    return told(before, writer.open(caller));
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

  private RuleVersion<AccessRules> told(long before, RuleVersion<AccessRules> saved) {
    if (saved.number() != before) {
      backbone.publish(new Invalidation(NEWS, ""));
    }
    return saved;
  }
}
