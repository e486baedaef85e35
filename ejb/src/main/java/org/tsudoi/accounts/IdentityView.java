package org.tsudoi.accounts;

import java.time.Instant;

/**
 * Who the identity provider says that the person of an account is.
 *
 * @param issuer the provider
 * @param subject what it calls the person
 * @param linkedAt since when
 * @param prepared whether an administrator said so; otherwise the user ID did, at a sign-in
 */
public record IdentityView(String issuer, String subject, Instant linkedAt, boolean prepared) {}
