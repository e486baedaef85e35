package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.CurrentSession;
import org.tsudoi.accounts.SessionEnd;
import org.tsudoi.accounts.SessionEndCause;

/**
 * The end of a session that comes first if nothing is done.
 *
 * @param now the moment of the answer, by the clock of the server
 * @param at when the session ends
 * @param cause what ends it: IDLE, LIFETIME, or HOURS that are over
 * @param warnFrom from when on a page should say so
 */
@Schema(name = "SessionEnd")
public record SessionEndAnswer(Instant now, Instant at, SessionEndCause cause, Instant warnFrom) {

  static SessionEndAnswer of(CurrentSession session) {
    SessionEnd end = session.firstEnd();
    return new SessionEndAnswer(session.now(), end.at(), end.cause(), end.warnFrom());
  }
}
