package org.tsudoi.policies;

import java.util.List;

/**
 * Some versions of the access rules.
 *
 * @param rows the versions asked for, newest first
 * @param total how many there are in all
 */
public record AccessVersionPage(List<AccessVersionView> rows, long total) {}
