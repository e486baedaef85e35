package org.tsudoi.accounts;

import java.util.Optional;

/**
 * What a signed-in person types once more before the second factor changes, so that an unlocked
 * screen is not enough.
 *
 * @param password the present password
 * @param code a code of the authenticator application or, where there is one already, a recovery
 *     code
 * @param passkey what a passkey answered in place of the code; empty if none was asked
 */
public record Reassurance(String password, String code, Optional<PasskeyAnswer> passkey) {

  /** With what was typed alone. */
  public Reassurance(String password, String code) {
    this(password, code, Optional.empty());
  }

  /** Leaves all of it out of every log. */
  @Override
  public String toString() {
    return "Reassurance[]";
  }
}
