package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.IssuedChallenge;

/**
 * Something to be signed, once.
 *
 * @param challenge 256 random bits in base64url
 * @param server the server's own address, as it stands in the signed message
 * @param expiresAt from when on it is worth nothing
 */
@Schema(name = "Challenge")
public record ChallengeAnswer(String challenge, String server, Instant expiresAt) {

  static ChallengeAnswer of(IssuedChallenge issued) {
    return new ChallengeAnswer(issued.challenge(), issued.server(), issued.expiresAt());
  }
}
