package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey as its person sees it.
 *
 * @param id its identity
 * @param name what its person calls it
 * @param createdAt when it was added
 * @param lastUsedAt when it last signed in or stood in for a code
 * @param backedUp whether its authenticator keeps copies of it elsewhere
 */
public record PasskeyView(
    PasskeyId id, String name, Instant createdAt, Optional<Instant> lastUsedAt, boolean backedUp) {}
