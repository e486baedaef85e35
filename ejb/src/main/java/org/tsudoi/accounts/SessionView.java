package org.tsudoi.accounts;

import java.time.Instant;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SessionId;

/**
 * One live session as its owner and administrators see it.
 *
 * @param id the session's identity; it opens nothing
 * @param createdAt when the person signed in
 * @param idleEnd when it ends if nothing is asked of it
 * @param absoluteEnd when it ends in any case
 * @param address where the person signed in from
 * @param path the way the person signed in
 * @param delivery how its token travels
 * @param userAgent what the client called itself
 * @param current whether it is the session that asks
 */
public record SessionView(
    SessionId id,
    Instant createdAt,
    Instant idleEnd,
    Instant absoluteEnd,
    String address,
    CallerPath path,
    Delivery delivery,
    String userAgent,
    boolean current) {}
