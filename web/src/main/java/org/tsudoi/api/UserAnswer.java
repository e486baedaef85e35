package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccountState;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.shared.SystemRole;

/**
 * A user as administrators see them.
 *
 * @param id the account
 * @param loginName the user ID
 * @param displayName the name that people see
 * @param kana the reading of the name
 * @param email where notices go
 * @param department where the person works
 * @param roles the system roles
 * @param language en or ja
 * @param timeZone a region, as Asia/Tokyo; empty for that of the browser
 * @param state whether the account may be used
 * @param erased whether what identified the person was erased, for good
 * @param validity when it may be used
 * @param passwordChangeRequired whether the password must be changed at the next sign-in
 * @param createdAt when it was created
 * @param lastSignInAt when somebody last signed in to it; absent if never
 */
@Schema(name = "User")
public record UserAnswer(
    String id,
    String loginName,
    String displayName,
    String kana,
    String email,
    String department,
    List<SystemRole> roles,
    String language,
    String timeZone,
    AccountState state,
    boolean erased,
    ValidityBody validity,
    boolean passwordChangeRequired,
    Instant createdAt,
    Instant lastSignInAt) {

  static UserAnswer of(AccountView account) {
    return new UserAnswer(
        account.id().toString(),
        account.loginName(),
        account.displayName(),
        account.kana(),
        account.email(),
        account.department(),
        account.roles().stream().sorted().toList(),
        account.language(),
        account.timeZone(),
        account.state(),
        account.erased(),
        ValidityBody.of(account.validity()),
        account.passwordChangeRequired(),
        account.createdAt(),
        account.lastSignInAt().orElse(null));
  }
}
