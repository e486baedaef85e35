package org.tsudoi.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.SystemRole;

/**
 * An account as administrators and its owner see it.
 *
 * @param id its identity
 * @param loginName the user ID in canonical form
 * @param displayName the name that people see
 * @param kana the reading of the name, or empty
 * @param email where notices go, or empty
 * @param department where the person works, or empty
 * @param roles its system roles
 * @param language {@code en} or {@code ja}
 * @param timeZone a region, as {@code Asia/Tokyo}, or empty for that of the browser
 * @param state whether it may be used
 * @param erased whether it is deleted and what identified its person was erased, for good
 * @param validity when it may be used
 * @param passwordDemand why the password must be changed at the next sign-in; empty if it need not
 * @param createdAt when it was created
 * @param lastSignInAt when somebody last signed in to it
 */
public record AccountView(
    AccountId id,
    String loginName,
    String displayName,
    String kana,
    String email,
    String department,
    Set<SystemRole> roles,
    String language,
    String timeZone,
    AccountState state,
    boolean erased,
    Validity validity,
    Optional<PasswordDemand> passwordDemand,
    Instant createdAt,
    Optional<Instant> lastSignInAt) {

  /** Makes the set immutable. */
  public AccountView {
    roles = Set.copyOf(roles);
  }

  /** Whether the password must be changed at the next sign-in. */
  public boolean passwordChangeRequired() {
    return passwordDemand.isPresent();
  }

  /** The same account, whose password must be changed also for what the account does not know. */
  AccountView withPasswordDemand(Optional<PasswordDemand> demand) {
    return new AccountView(
        id,
        loginName,
        displayName,
        kana,
        email,
        department,
        roles,
        language,
        timeZone,
        state,
        erased,
        validity,
        demand,
        createdAt,
        lastSignInAt);
  }
}
