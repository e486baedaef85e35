package org.tsudoi.policies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.tsudoi.auditing.AuditAction;
import org.tsudoi.shared.Caller;

/**
 * Saves access rules in a transaction of its own: when a method returns, they are in force and may
 * be told of.
 */
@ApplicationScoped
class AccessRuleWriter {

  private final RuleBook book;

  /** For the container's proxy. */
  AccessRuleWriter() {
    this(null);
  }

  @Inject
  AccessRuleWriter(RuleBook book) {
    this.book = book;
  }

  /** Saves rules as {@link RuleBook#save}. */
  @Transactional(TxType.REQUIRES_NEW)
  RuleVersion<AccessRules> save(Caller caller, RuleDraft<AccessRules> draft) {
    return book.save(caller, AccessRuleService.KIND, RuleOwner.INSTALLATION, draft);
  }

  /** Saves that there are no rules, whatever they are. */
  @Transactional(TxType.REQUIRES_NEW)
  RuleVersion<AccessRules> open(Caller caller) {
    RuleKind<AccessRules> opened =
        AccessRuleService.KIND.changedAs(AuditAction.ACCESS_RULES_OPENED);
    long last = book.current(opened, RuleOwner.INSTALLATION).number();
    return book.save(
        caller, opened, RuleOwner.INSTALLATION, new RuleDraft<>(last, "", AccessRules.NONE));
  }
}
