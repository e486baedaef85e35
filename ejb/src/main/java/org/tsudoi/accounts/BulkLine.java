package org.tsudoi.accounts;

import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * What comes of an action on many users for one of them.
 *
 * @param id the account
 * @param loginName the user ID; empty if there is no such account
 * @param displayName the name that people see; empty if there is no such account
 * @param reason why the account is left as it is; empty if it is changed
 */
public record BulkLine(
    AccountId id, String loginName, String displayName, Optional<BulkReason> reason) {}
