package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PasskeyChallenge;

/**
 * Something to be signed by a passkey, once.
 *
 * @param challenge 256 random bits in base64url
 * @param relyingParty rpId: the host name that passkeys of this server belong to
 * @param expiresAt from when on it is worth nothing
 */
@Schema(name = "PasskeyChallenge")
public record PasskeyChallengeAnswer(String challenge, String relyingParty, Instant expiresAt) {

  static PasskeyChallengeAnswer of(PasskeyChallenge challenge) {
    return new PasskeyChallengeAnswer(
        challenge.challenge(), challenge.relyingParty(), challenge.expiresAt());
  }
}
