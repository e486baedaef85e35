package org.tsudoi.accounts;

import java.time.Instant;

/**
 * What a passkey is asked to sign, once and within three minutes.
 *
 * @param challenge 256 random bits in base64url, without padding
 * @param relyingParty the host name that passkeys of this server belong to
 * @param expiresAt from when on it is worth nothing
 */
public record PasskeyChallenge(String challenge, String relyingParty, Instant expiresAt) {}
