import { base64url } from "../../device/entity/proof.ts";

/** What a challenge is wanted for. */
export type PasskeyPurpose = "sign-in" | "second-factor";

/** What a passkey answered, as the server takes it. */
export interface PasskeyAnswer {
  readonly credentialId: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string;
}

/** A passkey that the browser has made, as the server takes it. */
export interface MadePasskey {
  readonly clientData: string;
  readonly attestationObject: string;
}

/** What the server says for making one. */
export interface PasskeyOffer {
  readonly challenge: string;
  readonly relyingParty: string;
  readonly userHandle: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly known: readonly string[];
}

const TIMEOUT_MILLIS = 120_000;

/** ES256, EdDSA and RS256, in the order in which the server wishes for them. */
const ALGORITHMS = [-7, -8, -257];

/** Asks for any passkey of this server whose holder is verified. */
export function requestOptions(
  challenge: string,
  relyingParty: string,
): PublicKeyCredentialRequestOptions {
  return {
    challenge: bytesOf(challenge),
    rpId: relyingParty,
    userVerification: "required",
    timeout: TIMEOUT_MILLIS,
  };
}

/** Asks for a passkey that signs in without a name, made by an authenticator that has none for this person. */
export function creationOptions(offer: PasskeyOffer): PublicKeyCredentialCreationOptions {
  return {
    challenge: bytesOf(offer.challenge),
    rp: { id: offer.relyingParty, name: "Tsudoi" },
    user: {
      id: bytesOf(offer.userHandle),
      name: offer.loginName,
      displayName: offer.displayName,
    },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: offer.known.map((id) => ({ type: "public-key", id: bytesOf(id) })),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    attestation: "none",
    timeout: TIMEOUT_MILLIS,
  };
}

/** What the browser's answer says. */
export function answerOf(
  credential: { rawId: ArrayBuffer; response: AuthenticatorAssertionResponse },
): PasskeyAnswer {
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
  return {
    credentialId: base64url(credential.rawId),
    clientData: base64url(clientDataJSON),
    authenticatorData: base64url(authenticatorData),
    signature: base64url(signature),
    userHandle: userHandle === null ? "" : base64url(userHandle),
  };
}

/** What the browser made. */
export function madeOf(credential: { response: AuthenticatorAttestationResponse }): MadePasskey {
  const { clientDataJSON, attestationObject } = credential.response;
  return {
    clientData: base64url(clientDataJSON),
    attestationObject: base64url(attestationObject),
  };
}

/** The bytes of a base64url text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
