package org.tsudoi.accounts;

import org.tsudoi.shared.SessionId;

/**
 * A session has ended: signed out, run out, or ended by a change of its account.
 *
 * <p>Fired inside the transaction that ends it; an observer that closes tunnels asks for {@code
 * AFTER_SUCCESS}.
 *
 * @param session the session that is no more
 */
public record SessionEnded(SessionId session) {}
