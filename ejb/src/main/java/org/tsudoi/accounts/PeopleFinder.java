package org.tsudoi.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.LoginName;

/**
 * Finds the person whom somebody names exactly, for other rooms: whoever does not know a user ID or
 * a mail address learns nothing about who has an account. Within the transaction of its caller.
 */
@ApplicationScoped
public class PeopleFinder {

  private static final int MOST_ALIKE = 50;

  private final Accounts accounts;

  /** For the container's proxy. */
  public PeopleFinder() {
    this(null);
  }

  @Inject
  PeopleFinder(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The account with this user ID in any spelling, in whatever state, else the one active account
   * with this mail address; empty if there is none, or several share the address.
   */
  public Optional<AccountView> named(String word) {
    Optional<AccountView> byLoginName =
        LoginName.typed(word).flatMap(accounts::findByLoginName).map(Account::view);
    return byLoginName.isPresent() ? byLoginName : byAddress(word.strip());
  }

  private Optional<AccountView> byAddress(String address) {
    if (address.indexOf('@') <= 0) {
      return Optional.empty();
    }
    AccountQuery query = new AccountQuery(address, Optional.of(AccountState.ACTIVE), 0, MOST_ALIKE);
    List<AccountView> alike =
        accounts.find(query).stream()
            .map(Account::view)
            .filter(account -> account.email().equalsIgnoreCase(address))
            .limit(2)
            .toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }
}
