package org.tsudoi.accounts;

/**
 * Which accounts to list, by login name.
 *
 * @param text part of login name, name, reading, e-mail or department; empty for all
 * @param first how many rows to leave out
 * @param max how many rows to return, at most 500
 */
public record AccountQuery(String text, int first, int max) {}
