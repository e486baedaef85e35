package org.tsudoi.identity;

import java.util.Optional;

/**
 * Somebody whom the identity provider has proven.
 *
 * @param issuer the provider
 * @param subject what the provider calls this person, for ever; only the two together say who it is
 * @param loginName the user ID that the provider tells, if it does; never proof by itself
 */
public record ProvenIdentity(String issuer, String subject, Optional<String> loginName) {}
