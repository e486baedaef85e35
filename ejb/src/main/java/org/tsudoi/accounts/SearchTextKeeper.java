package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;

/**
 * Stores what accounts are found by where an older version has not: SQL cannot fold width and kana
 * (ADR 0097). Two nodes that do it together write the same.
 */
@ApplicationScoped
class SearchTextKeeper {

  private static final int AT_ONCE = 1000;

  private final Accounts accounts;

  /** For the container's proxy. */
  SearchTextKeeper() {
    this(null);
  }

  @Inject
  SearchTextKeeper(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Does some in a transaction of its own; false when there was none left. */
  @Transactional(TxType.REQUIRES_NEW)
  boolean foldSome() {
    List<Account> some = accounts.unfolded(AT_ONCE);
    some.forEach(Account::fold);
    return !some.isEmpty();
  }

  /** Makes the lists as quick as if the rows had been written with their texts. */
  @Transactional(TxType.REQUIRES_NEW)
  void pack() {
    accounts.pack();
  }
}
