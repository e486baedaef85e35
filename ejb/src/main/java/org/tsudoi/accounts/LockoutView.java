package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who cannot sign in for now because of too many wrong tries.
 *
 * @param id the lockout's identity
 * @param reason what was wrong
 * @param account whose sign-in is closed; empty for a user ID that nobody has, which is not kept
 * @param address from where, or for codes the address of the last one
 * @param tries how many wrong tries were counted
 * @param since when the last of them closed it
 * @param until when it opens by itself
 * @param unlockable whether the person who asks may end it now
 */
public record LockoutView(
    String id,
    LockoutReason reason,
    Optional<AccountView> account,
    String address,
    int tries,
    Instant since,
    Instant until,
    boolean unlockable) {}
