package org.tsudoi.accounts.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tsudoi.shared.SessionId;

/**
 * What a browser keeps of its session to have it ended when somebody comes back there by a way on
 * which the session's cookie does not travel. It opens nothing, and only who held the session's
 * token can have it.
 *
 * @param session which session
 * @param mark {@link SessionToken#earlierMark} of it
 */
public record EarlierSession(SessionId session, String mark) {

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})~([A-Za-z0-9_-]{43})");

  /** Of a session that is open. */
  public static EarlierSession of(SignInSession session) {
    return new EarlierSession(session.id(), SessionToken.earlierMark(session.tokenHash()));
  }

  /** What a browser shows; empty for what cannot be one. */
  public static Optional<EarlierSession> parse(String text) {
    Matcher found = FORM.matcher(text);
    return found.matches()
        ? Optional.of(new EarlierSession(SessionId.of(found.group(1)), found.group(2)))
        : Optional.empty();
  }

  /** Whether it was made of this session. */
  public boolean isOf(SignInSession found) {
    return SessionToken.same(SessionToken.earlierMark(found.tokenHash()), mark);
  }

  /** What the browser keeps. */
  public String text() {
    return session + "~" + mark;
  }
}
