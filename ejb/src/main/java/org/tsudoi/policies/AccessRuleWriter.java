package org.tsudoi.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityExistsException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.auditing.PersonalData;
import org.tsudoi.policies.domain.AccessRuleVersion;
import org.tsudoi.policies.domain.AccessRuleVersions;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Adds versions of the access rules, each with its entry in the audit trail, in a transaction of
 * its own: when a method returns, the rules are in force and may be told of.
 */
@ApplicationScoped
class AccessRuleWriter {

  private final AccessRuleVersions versions;
  private final PersonalData personal;
  private final AuditTrail audit;
  private final Clock clock;

  /** For the container's proxy. */
  AccessRuleWriter() {
    this(null, null, null, null);
  }

  @Inject
  AccessRuleWriter(
      AccessRuleVersions versions, PersonalData personal, AuditTrail audit, Clock clock) {
    this.versions = versions;
    this.personal = personal;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds rules as the version after this one; what says the same adds nothing.
   *
   * @param base the version they were made from; empty for whichever is the newest
   * @return false if nothing was added
   * @throws RefusedException with {@link Problem#CONFLICT} when another version came between
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean add(
      Caller caller, Optional<Long> base, String comment, AccessRules rules, AuditAction action) {
    Optional<AccessRuleVersion> newest = versions.newest();
    long last = newest.map(AccessRuleVersion::number).orElse(0L);
    AccessRules before = newest.map(AccessRuleVersion::rules).orElse(AccessRules.NONE);
    if (base.filter(number -> number != last).isPresent()) {
      throw new RefusedException(Problem.CONFLICT, "base");
    }
    if (rules.equals(before)) {
      return false;
    }
    try {
      versions.add(version(caller, last + 1, comment, rules));
    } catch (EntityExistsException somebodyWasFaster) {
      throw new RefusedException(Problem.CONFLICT, somebodyWasFaster);
    }
    String name = Long.toString(last + 1);
    audit.record(
        caller,
        action,
        new AuditTarget("access-rules", name, name),
        change(before, rules, comment));
    return true;
  }

  private AccessRuleVersion version(Caller caller, long number, String comment, AccessRules rules) {
    // Both databases keep microseconds.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<AccountId> who = caller.account();
    String name = who.map(account -> personal.seal(account, caller.name())).orElse(caller.name());
    return new AccessRuleVersion(number, now, who, name, comment, rules);
  }

  /** Only the areas that differ; the whole lists stand in the versions. */
  private static AuditChange change(AccessRules before, AccessRules after, String comment) {
    Map<String, String> was = new TreeMap<>();
    Map<String, String> is = new TreeMap<>();
    for (AccessArea area : AccessArea.values()) {
      if (!before.rules(area).equals(after.rules(area))) {
        was.put(area.key(), text(before, area));
        is.put(area.key(), text(after, area));
      }
    }
    if (!comment.isEmpty()) {
      is.put("comment", comment);
    }
    return new AuditChange(was, is);
  }

  private static String text(AccessRules rules, AccessArea area) {
    return rules.rules(area).stream().map(AccessRule::toString).collect(Collectors.joining("; "));
  }
}
