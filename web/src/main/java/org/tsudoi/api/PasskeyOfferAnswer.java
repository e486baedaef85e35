package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PasskeyOffer;

/**
 * What navigator.credentials.create needs: a discoverable credential with user verification and no
 * attestation, by ES256, EdDSA or RS256.
 *
 * @param challenge what is signed
 * @param userHandle user.id in base64url
 * @param loginName user.name
 * @param displayName user.displayName
 * @param known the ids for excludeCredentials, in base64url
 */
@Schema(name = "PasskeyOffer")
public record PasskeyOfferAnswer(
    PasskeyChallengeAnswer challenge,
    String userHandle,
    String loginName,
    String displayName,
    List<String> known) {

  static PasskeyOfferAnswer of(PasskeyOffer offer) {
    return new PasskeyOfferAnswer(
        PasskeyChallengeAnswer.of(offer.challenge()),
        offer.userHandle(),
        offer.loginName(),
        offer.displayName(),
        offer.known());
  }
}
