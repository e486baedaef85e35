package org.tsudoi.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whom the identity provider has proven.
 *
 * @param issuer the provider
 * @param subject what the provider calls this person, for ever; only the two together say who it is
 * @param loginName the user ID that the provider tells, if it does; never proof by itself
 * @param displayName the name that people see, if told
 * @param email an address that the provider has verified, if told
 * @param provedAt when the person last signed in at the provider, if told
 */
public record ProvenIdentity(
    String issuer,
    String subject,
    Optional<String> loginName,
    Optional<String> displayName,
    Optional<String> email,
    Optional<Instant> provedAt) {

  /** Somebody of whom nothing else is told. */
  public ProvenIdentity(String issuer, String subject, Optional<String> loginName) {
    this(issuer, subject, loginName, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
