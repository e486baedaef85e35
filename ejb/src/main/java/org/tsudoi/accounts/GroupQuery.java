package org.tsudoi.accounts;

/**
 * Which groups to list, by name.
 *
 * @param text part of name or description; empty for all
 * @param first how many rows to leave out
 * @param max how many rows to return, at most 500
 */
public record GroupQuery(String text, int first, int max) {}
