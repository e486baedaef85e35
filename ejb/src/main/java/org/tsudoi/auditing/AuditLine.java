package org.tsudoi.auditing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.Problem;

/**
 * One entry of the audit trail as an auditor reads it; what was personal and has been destroyed
 * reads {@link PersonalData#ERASED}.
 *
 * @param id writer and counter, as {@code 0b6e…-42}; the same forever
 * @param sequence the place in the chain, empty until the entry is sealed (within a second)
 * @param at when, in UTC
 * @param account who, empty for the system, the command line and guests
 * @param guest whether it was a guest of a meeting, whose name nobody has checked
 * @param who the name at that time
 * @param address from where; empty for the system
 * @param path by which way
 * @param action what
 * @param target on what
 * @param before the values until then
 * @param after the values from then on
 * @param outcome whether it was done
 * @param problem why it was refused
 */
public record AuditLine(
    String id,
    Optional<Long> sequence,
    Instant at,
    Optional<AccountId> account,
    boolean guest,
    String who,
    String address,
    CallerPath path,
    AuditAction action,
    AuditTarget target,
    Map<String, String> before,
    Map<String, String> after,
    AuditOutcome outcome,
    Optional<Problem> problem) {

  /** The same entry for readers whom the address does not concern. */
  AuditLine withoutAddress() {
    return new AuditLine(
        id, sequence, at, account, guest, who, "", path, action, target, before, after, outcome,
        problem);
  }
}
