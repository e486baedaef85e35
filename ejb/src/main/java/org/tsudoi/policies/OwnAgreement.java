package org.tsudoi.policies;

import java.time.Instant;

/**
 * That somebody agreed to the terms for joining.
 *
 * @param version the version in which the words were read
 * @param digest the SHA-256 of the words, in hexadecimal digits
 * @param agreedAt when
 */
public record OwnAgreement(long version, String digest, Instant agreedAt) {}
