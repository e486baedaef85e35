package org.tsudoi.policies;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * One version of the policy as people see it.
 *
 * @param number its place in the order of versions; 0 for settings that no version has replaced
 *     yet, and 1 for what they said when one did
 * @param changedAt when it was saved; empty while the settings are in force
 * @param changedBy whose account saved it; empty for the system
 * @param changedByName the name at that time
 * @param comment why
 * @param values what it says
 */
public record PolicyVersionView(
    long number,
    Optional<Instant> changedAt,
    Optional<AccountId> changedBy,
    String changedByName,
    String comment,
    PolicyValues values) {}
