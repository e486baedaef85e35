package org.tsudoi.devices;

import java.time.Instant;

/**
 * What a device is asked to sign, once and within a minute.
 *
 * @param challenge 256 random bits in base64url, without padding
 * @param server the server's own address, which stands in the signed message
 * @param expiresAt from when on it is worth nothing
 */
public record IssuedChallenge(String challenge, String server, Instant expiresAt) {}
