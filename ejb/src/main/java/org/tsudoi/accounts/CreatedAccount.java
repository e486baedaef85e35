package org.tsudoi.accounts;

import org.tsudoi.shared.AccountId;

/**
 * A new account and the only sight of its first password.
 *
 * @param id the account
 * @param oneTimePassword to be handed to the person; it must be changed at the first sign-in and
 *     expires unused after 72 hours
 */
public record CreatedAccount(AccountId id, String oneTimePassword) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "CreatedAccount[" + id + "]";
  }
}
