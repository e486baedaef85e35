package org.tsudoi.notification;

import org.tsudoi.shared.AccountId;

/**
 * To whom a mail goes.
 *
 * @param account the holder's account; the address is kept encrypted with that person's key
 * @param address the mail address
 * @param name the name that people see
 * @param language {@code en} or {@code ja}
 */
public record Recipient(AccountId account, String address, String name, String language) {}
