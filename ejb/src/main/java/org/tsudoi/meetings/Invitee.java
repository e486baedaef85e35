package org.tsudoi.meetings;

import org.tsudoi.shared.AccountId;

/**
 * Somebody who is invited to a meeting.
 *
 * @param account the person's account
 * @param loginName the user ID
 * @param name the name that people see
 */
public record Invitee(AccountId account, String loginName, String name) {}
