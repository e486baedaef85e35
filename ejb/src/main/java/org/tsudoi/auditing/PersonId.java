package org.tsudoi.auditing;

import java.util.UUID;
import org.tsudoi.shared.AccountId;

/**
 * Somebody whose personal fields are encrypted with a key of their own: the holder of an account,
 * or a guest for the time of one participation.
 *
 * @param kind whether the id is that of an account or of a guest's participation
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

  /** A guest, known by the id of one participation only. */
  public static PersonId guest(UUID participation) {
    return new PersonId(Kind.GUEST, participation);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
