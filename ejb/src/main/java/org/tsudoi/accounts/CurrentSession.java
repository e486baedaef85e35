package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * The session that asks, with its account.
 *
 * @param account the account signed in to
 * @param idleEnd when the session ends if nothing is asked of it
 * @param absoluteEnd when the session ends in any case
 * @param passwordEnd from when on the password must be changed; empty if never, or already
 */
public record CurrentSession(
    AccountView account, Instant idleEnd, Instant absoluteEnd, Optional<Instant> passwordEnd) {}
