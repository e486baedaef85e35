package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.policies.PersonHours;

/**
 * The session that asks, with its account.
 *
 * @param account the account signed in to
 * @param idleEnd when the session ends if nothing is asked of it
 * @param absoluteEnd when the session ends in any case: after its lifetime, or with the hours
 * @param passwordEnd from when on the password must be changed; empty if never, or already
 * @param hours when the account may be signed in
 * @param now the moment of the answer, by the clock of the server
 * @param firstEnd the end that comes first if nothing is done
 */
public record CurrentSession(
    AccountView account,
    Instant idleEnd,
    Instant absoluteEnd,
    Optional<Instant> passwordEnd,
    PersonHours hours,
    Instant now,
    SessionEnd firstEnd) {}
