package org.tsudoi.policies;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tsudoi.auditing.AuditAction;

/**
 * A kind of rules that is kept as versions.
 *
 * @param <T> the rules; two that say the same are equal
 * @param name how the store calls the kind; never changed
 * @param target how the audit trail calls what is changed
 * @param changed what the audit trail calls the change
 * @param first what holds before anybody saved a version
 * @param firstKept whether that becomes version 1 when the first version is saved
 * @param written the rules as texts by name, which are stored, compared and written down. A text of
 *     several lines is kept line by line, of up to 1,000 bytes each
 * @param read the same backwards; a name that a version from before does not have is absent
 */
record RuleKind<T>(
    String name,
    String target,
    AuditAction changed,
    Supplier<T> first,
    boolean firstKept,
    Function<T, Map<String, String>> written,
    Function<Map<String, String>, T> read) {

  /** The same kind, changed in a way that the audit trail calls otherwise. */
  RuleKind<T> changedAs(AuditAction action) {
    return new RuleKind<>(name, target, action, first, firstKept, written, read);
  }
}
