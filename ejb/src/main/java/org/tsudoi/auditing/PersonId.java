package org.tsudoi.auditing;

import java.util.Optional;
import java.util.UUID;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;

/**
 * Somebody whose personal fields are encrypted with a key of their own: the holder of an account,
 * or a guest for the time of one visit.
 *
 * @param kind whether the id is that of an account or of a guest's session
 * @param value the id
 */
public record PersonId(Kind kind, UUID value) {

  /** What the id belongs to. */
  public enum Kind {
    ACCOUNT,
    GUEST
  }

  /** The holder of an account. */
  public static PersonId of(AccountId account) {
    return new PersonId(Kind.ACCOUNT, account.value());
  }

  /** Whoever asks; empty for the system and the command line. */
  public static Optional<PersonId> of(Caller caller) {
    return caller
        .account()
        .map(PersonId::of)
        .or(() -> caller.session().map(session -> guest(session.value())));
  }

  /** A guest, known by the session of one visit only. */
  public static PersonId guest(UUID visit) {
    return new PersonId(Kind.GUEST, visit);
  }

  /** What the person is called everywhere once the key is destroyed; it tells people apart. */
  public String pseudonym() {
    return "erased-" + value.toString().substring(0, 8);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
