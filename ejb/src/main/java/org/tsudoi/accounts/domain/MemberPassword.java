package org.tsudoi.accounts.domain;

import java.time.Instant;
import java.util.Set;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.GroupId;

/**
 * How old the password of a member of a group is.
 *
 * @param account whose it is
 * @param chosenAt when its owner chose it
 * @param alsoIn those of the other groups asked about that the account is in too
 */
public record MemberPassword(AccountId account, Instant chosenAt, Set<GroupId> alsoIn) {}
