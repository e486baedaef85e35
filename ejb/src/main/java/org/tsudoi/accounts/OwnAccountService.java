package org.tsudoi.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Accounts;
import org.tsudoi.accounts.domain.Groups;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Allowed;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/** What everybody may see and choose of their own account. */
@Stateless
public class OwnAccountService {

  private final Accounts accounts;
  private final Groups groups;
  private final AccountWriter writer;

  /** For the container. */
  public OwnAccountService() {
    this(null, null, null, null, null);
  }

  @Inject
  OwnAccountService(
      Accounts accounts, Groups groups, SessionKeeper sessions, AuditTrail audit, Clock clock) {
    this.accounts = accounts;
    this.groups = groups;
    this.writer = new AccountWriter(sessions, audit, clock);
  }

  /**
   * Chooses in which language and by which clock the person is spoken to; audited if it is another
   * choice.
   *
   * @param language {@code en} or {@code ja}
   * @param timeZone a region, as {@code Asia/Tokyo}, or empty for that of the browser
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field, or {@link
   *     Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public AccountView prefer(Caller caller, String language, String timeZone) {
    Account account =
        accounts.lock(self(caller)).orElseThrow(() -> new RefusedException(Problem.NOT_FOUND));
    Profile wanted = account.profile().preferring(language, timeZone);
    if (!wanted.equals(account.profile())) {
      writer.describe(caller, account, wanted);
    }
    return account.view();
  }

  /**
   * The groups that the caller is in, by name.
   *
   * @throws RefusedException with {@link Problem#FORBIDDEN} for a caller without account
   */
  @Allowed
  public List<GroupName> groups(Caller caller) {
    AccountId self = self(caller);
    return groups.of(Set.of(self)).getOrDefault(self, List.of());
  }

  private static AccountId self(Caller caller) {
    return caller.account().orElseThrow(() -> new RefusedException(Problem.FORBIDDEN));
  }
}
