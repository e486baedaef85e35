package org.tsudoi.accounts;

import java.util.List;

/**
 * Some of those who are locked out.
 *
 * @param rows the lockouts asked for, newest first
 * @param total how many there are in all
 */
public record LockoutPage(List<LockoutView> rows, long total) {}
