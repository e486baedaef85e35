package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.Delivery;
import org.tsudoi.accounts.SessionView;
import org.tsudoi.shared.CallerPath;

/**
 * One place where somebody is signed in.
 *
 * @param id the session; it opens nothing
 * @param createdAt since when
 * @param idleEnd when it ends if nothing is asked of it
 * @param absoluteEnd when it ends in any case
 * @param address from where
 * @param path by which way
 * @param delivery how its token travels
 * @param userAgent the browser's or client's name as it said itself
 * @param current whether it is the session that asks
 */
@Schema(name = "OpenSession")
public record OpenSessionAnswer(
    String id,
    Instant createdAt,
    Instant idleEnd,
    Instant absoluteEnd,
    String address,
    CallerPath path,
    Delivery delivery,
    String userAgent,
    boolean current) {

  static List<OpenSessionAnswer> of(List<SessionView> sessions) {
    return sessions.stream().map(OpenSessionAnswer::of).toList();
  }

  private static OpenSessionAnswer of(SessionView session) {
    return new OpenSessionAnswer(
        session.id().toString(),
        session.createdAt(),
        session.idleEnd(),
        session.absoluteEnd(),
        session.address(),
        session.path(),
        session.delivery(),
        session.userAgent(),
        session.current());
  }
}
