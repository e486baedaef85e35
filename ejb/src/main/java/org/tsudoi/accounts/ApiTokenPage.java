package org.tsudoi.accounts;

import java.util.List;

/**
 * A part of the list of API tokens.
 *
 * @param rows the tokens asked for, newest first
 * @param total how many there are in all
 */
public record ApiTokenPage(List<ApiTokenView> rows, long total) {}
