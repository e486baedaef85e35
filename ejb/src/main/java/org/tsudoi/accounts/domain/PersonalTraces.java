package org.tsudoi.accounts.domain;

import org.tsudoi.shared.AccountId;

/** What is kept about people beside their accounts: how they sign in and where they did. */
public interface PersonalTraces {

  /**
   * Deletes the person's sign-in sessions, past passwords, links and warnings about passwords,
   * second factor, passkeys, API tokens, codes, links to other directories and counted tries.
   */
  void forget(AccountId account);
}
