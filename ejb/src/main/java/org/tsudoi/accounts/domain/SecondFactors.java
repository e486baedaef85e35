package org.tsudoi.accounts.domain;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/** Where second factors are kept. */
public interface SecondFactors {

  Optional<SecondFactor> find(AccountId account);

  /** The second factor with its row locked until the transaction ends. */
  Optional<SecondFactor> lock(AccountId account);

  void add(SecondFactor factor);

  /** Removes it with its recovery codes. */
  void remove(SecondFactor factor);
}
