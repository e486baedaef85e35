package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/** Where the codes are kept that hand a sign-in over to the desktop client. */
public interface HandOverCodes {

  void add(HandOverCode code);

  Optional<HandOverCode> find(String codeHash);

  /** The code with its row locked. */
  Optional<HandOverCode> lock(String codeHash);

  /** How many codes of an account were made since that moment. */
  long countMadeSince(AccountId account, Instant moment);

  /** Forgets the codes from before that moment. */
  void deleteMadeBefore(Instant moment);
}
