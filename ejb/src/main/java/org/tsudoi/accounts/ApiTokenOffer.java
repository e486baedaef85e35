package org.tsudoi.accounts;

import java.util.List;

/**
 * What API tokens somebody may make.
 *
 * @param scopes the scopes that the person's roles make use of
 * @param longestDays how many days a token works at most; none can be made if it is zero
 * @param code whether a code of the second factor is asked besides the password
 */
public record ApiTokenOffer(List<ApiScope> scopes, int longestDays, boolean code) {}
