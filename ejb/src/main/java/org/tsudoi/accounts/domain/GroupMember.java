package org.tsudoi.accounts.domain;

import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/**
 * A member of a group whose account may be used.
 *
 * @param account who
 * @param alsoIn those of the other groups asked about that the account is in too
 */
public record GroupMember(AccountId account, Set<GroupId> alsoIn) {}
