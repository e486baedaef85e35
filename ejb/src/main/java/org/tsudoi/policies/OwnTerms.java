package org.tsudoi.policies;

/**
 * What one person has to read before joining.
 *
 * @param version which version of the terms
 * @param terms what they say
 * @param due whether the person has to agree to them before joining
 */
public record OwnTerms(long version, JoinTerms terms, boolean due) {}
