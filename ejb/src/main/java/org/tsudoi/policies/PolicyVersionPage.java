package org.tsudoi.policies;

import java.util.List;

/**
 * Some versions of the policy.
 *
 * @param rows the versions asked for, newest first
 * @param total how many there are in all
 */
public record PolicyVersionPage(List<PolicyVersionView> rows, long total) {}
