package org.tsudoi.accounts;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorData;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.CollectedClientData;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.accounts.PasskeyProof.Outcome;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.PasskeyKey;
import org.tsudoi.accounts.domain.Passkeys;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Whether what a browser says is right, by the rules of WebAuthn: its type, challenge, origin and
 * relying party, that the person was there and was verified, the signature, and its count.
 *
 * <p>No attestation is asked for: which make an authenticator is, is nobody's business here.
 */
@ApplicationScoped
class PasskeyVerifier {

  private static final Logger LOG = Logger.getLogger(PasskeyVerifier.class.getName());

  /** What authenticators show beside the user ID. */
  private static final String NAME = "Tsudoi";

  /** Bits of the flags that an authenticator signs (WebAuthn Level 3, 6.1). */
  private static final int BACKUP_ELIGIBLE = 0x08;

  private static final int BACKED_UP = 0x10;

  /** What browsers send when no attestation was asked for; {@code packed} without certificate. */
  private static final Set<String> FORMATS = Set.of("none", "packed");

  private final PasskeySettings settings;
  private final PasskeyDesk desk;
  private final Passkeys passkeys;

  /** For the container's proxy. */
  PasskeyVerifier() {
    this(null, null, null);
  }

  @Inject
  PasskeyVerifier(PasskeySettings settings, PasskeyDesk desk, Passkeys passkeys) {
    this.settings = settings;
    this.desk = desk;
    this.passkeys = passkeys;
  }

  /** Uses up the challenge that was answered, and says whether the answer is right. */
  @Transactional(TxType.REQUIRES_NEW)
  PasskeyProof prove(PasskeyPurpose purpose, PasskeyAnswer answer) {
    Optional<RelyingParty> party = party();
    Optional<ByteArray> challenge =
        challenge(answer.clientData())
            .filter(text -> desk.use(purpose, Optional.empty(), text.getBase64Url()));
    if (party.isEmpty() || challenge.isEmpty()) {
      return PasskeyProof.wrong(purpose);
    }
    try {
      return proof(purpose, party.get(), challenge.get(), answer);
    } catch (InvalidSignatureCountException behind) {
      return PasskeyProof.behind(
          purpose,
          passkeys.findByCredential(behind.getCredentialId().getBase64Url()).map(Passkey::account));
    } catch (AssertionFailedException
        | Base64UrlException
        | IOException
        | IllegalArgumentException wrong) {
      LOG.log(Level.FINE, "A passkey's answer was refused", wrong);
      return PasskeyProof.wrong(purpose);
    }
  }

  private PasskeyProof proof(
      PasskeyPurpose purpose, RelyingParty party, ByteArray challenge, PasskeyAnswer answer)
      throws AssertionFailedException, Base64UrlException, IOException {
    PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> given =
        credential(answer);
    AssertionResult result =
        party.finishAssertion(
            FinishAssertionOptions.builder()
                .request(request(party, challenge))
                .response(given)
                .build());
    Optional<Passkey> passkey =
        passkeys.findByCredential(result.getCredential().getCredentialId().getBase64Url());
    if (!result.isSuccess() || !result.isUserVerified() || passkey.isEmpty()) {
      return PasskeyProof.wrong(purpose);
    }
    return new PasskeyProof(
        purpose,
        Outcome.RIGHT,
        passkey.map(Passkey::account),
        passkey.map(Passkey::id),
        result.getSignatureCount(),
        has(given.getResponse().getParsedAuthenticatorData(), BACKED_UP));
  }

  private static boolean has(AuthenticatorData data, int flag) {
    return (data.getFlags().value & flag) != 0;
  }

  private static AssertionRequest request(RelyingParty party, ByteArray challenge) {
    return AssertionRequest.builder()
        .publicKeyCredentialRequestOptions(
            PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(party.getIdentity().getId())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .build();
  }

  private static PublicKeyCredential<
          AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>
      credential(PasskeyAnswer answer) throws Base64UrlException, IOException {
    return PublicKeyCredential
        .<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>builder()
        .id(ByteArray.fromBase64Url(answer.credentialId()))
        .response(
            AuthenticatorAssertionResponse.builder()
                .authenticatorData(ByteArray.fromBase64Url(answer.authenticatorData()))
                .clientDataJSON(ByteArray.fromBase64Url(answer.clientData()))
                .signature(ByteArray.fromBase64Url(answer.signature()))
                .userHandle(ByteArray.fromBase64Url(answer.userHandle()))
                .build())
        .clientExtensionResults(ClientAssertionExtensionOutputs.builder().build())
        .build();
  }

  /**
   * Uses up the challenge that was sent to this person, and reads the key of a new passkey.
   *
   * @throws RefusedException with {@link Problem#PASSKEY_REFUSED} when anything is wrong with it
   */
  @Transactional
  PasskeyKey register(PasskeyHolder holder, NewPasskey offered) {
    AccountId account = holder.account();
    ByteArray challenge =
        challenge(offered.clientData())
            .filter(text -> desk.use(PasskeyPurpose.ADD, Optional.of(account), text.getBase64Url()))
            .orElseThrow(() -> new RefusedException(Problem.PASSKEY_REFUSED));
    RelyingParty party = party().orElseThrow(() -> new RefusedException(Problem.PASSKEYS_OFF));
    try {
      return key(party, options(party, holder, challenge), offered);
    } catch (RegistrationFailedException
        | Base64UrlException
        | IOException
        | IllegalArgumentException wrong) {
      throw new RefusedException(Problem.PASSKEY_REFUSED, wrong);
    }
  }

  private static PasskeyKey key(
      RelyingParty party, PublicKeyCredentialCreationOptions options, NewPasskey offered)
      throws RegistrationFailedException, Base64UrlException, IOException {
    AuthenticatorAttestationResponse response =
        AuthenticatorAttestationResponse.builder()
            .attestationObject(ByteArray.fromBase64Url(offered.attestationObject()))
            .clientDataJSON(ByteArray.fromBase64Url(offered.clientData()))
            .build();
    if (!FORMATS.contains(response.getAttestation().getFormat())) {
      throw new RefusedException(Problem.PASSKEY_REFUSED);
    }
    RegistrationResult result =
        party.finishRegistration(
            FinishRegistrationOptions.builder()
                .request(options)
                .response(
                    PublicKeyCredential
                        .<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
                            builder()
                        .id(credentialIdOf(response))
                        .response(response)
                        .clientExtensionResults(
                            ClientRegistrationExtensionOutputs.builder().build())
                        .build())
                .build());
    return new PasskeyKey(
        result.getKeyId().getId().getBase64Url(),
        result.getPublicKeyCose().getBase64Url(),
        result.getSignatureCount(),
        has(response.getAttestation().getAuthenticatorData(), BACKUP_ELIGIBLE),
        has(response.getAttestation().getAuthenticatorData(), BACKED_UP));
  }

  private static ByteArray credentialIdOf(AuthenticatorAttestationResponse response) {
    return response
        .getAttestation()
        .getAuthenticatorData()
        .getAttestedCredentialData()
        .orElseThrow(() -> new RefusedException(Problem.PASSKEY_REFUSED))
        .getCredentialId();
  }

  private static PublicKeyCredentialCreationOptions options(
      RelyingParty party, PasskeyHolder holder, ByteArray challenge) throws Base64UrlException {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(party.getIdentity())
        .user(
            UserIdentity.builder()
                .name(NAME)
                .displayName(NAME)
                .id(ByteArray.fromBase64Url(holder.userHandle()))
                .build())
        .challenge(challenge)
        .pubKeyCredParams(algorithms())
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(AttestationConveyancePreference.NONE)
        .build();
  }

  /** What the meeting page and the console ask for as well, in this order. */
  private static List<PublicKeyCredentialParameters> algorithms() {
    return List.of(
        PublicKeyCredentialParameters.ES256,
        PublicKeyCredentialParameters.EdDSA,
        PublicKeyCredentialParameters.RS256);
  }

  private static Optional<ByteArray> challenge(String clientData) {
    try {
      return Optional.of(
          new CollectedClientData(ByteArray.fromBase64Url(clientData)).getChallenge());
    } catch (Base64UrlException | IOException | IllegalArgumentException unreadable) {
      LOG.log(Level.FINE, "What a browser says about a passkey cannot be read", unreadable);
      return Optional.empty();
    }
  }

  private Optional<RelyingParty> party() {
    return settings
        .server()
        .map(
            server ->
                RelyingParty.builder()
                    .identity(RelyingPartyIdentity.builder().id(server.host()).name(NAME).build())
                    .credentialRepository(new PasskeyDirectory(passkeys))
                    .origins(Set.of(server.origin()))
                    .preferredPubkeyParams(algorithms())
                    .attestationConveyancePreference(AttestationConveyancePreference.NONE)
                    .build());
  }
}
