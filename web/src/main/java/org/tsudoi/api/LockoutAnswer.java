package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccountView;
import org.tsudoi.accounts.LockoutReason;
import org.tsudoi.accounts.LockoutView;

/**
 * Somebody who is locked out of signing in for now.
 *
 * @param id the lockout's identity
 * @param reason PASSWORDS for wrong passwords from one address, CODES for wrong codes from anywhere
 * @param account whose sign-in is closed; absent for a user ID that nobody has
 * @param loginName the user ID; absent with the account
 * @param displayName the name; absent with the account
 * @param address from where, or for codes the address of the last one
 * @param tries how many wrong tries were counted
 * @param since when the last of them closed it
 * @param until when it opens by itself
 */
@Schema(name = "Lockout")
public record LockoutAnswer(
    String id,
    LockoutReason reason,
    String account,
    String loginName,
    String displayName,
    String address,
    int tries,
    Instant since,
    Instant until) {

  static LockoutAnswer of(LockoutView lockout) {
    return new LockoutAnswer(
        lockout.id(),
        lockout.reason(),
        lockout.account().map(account -> account.id().toString()).orElse(null),
        lockout.account().map(AccountView::loginName).orElse(null),
        lockout.account().map(AccountView::displayName).orElse(null),
        lockout.address(),
        lockout.tries(),
        lockout.since(),
        lockout.until());
  }
}
