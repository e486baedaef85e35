package org.tsudoi.accounts;

import java.util.List;

/**
 * Some of the accounts that a query found.
 *
 * @param rows the accounts asked for, by login name
 * @param total how many the query found in all
 */
public record AccountPage(List<AccountView> rows, long total) {}
