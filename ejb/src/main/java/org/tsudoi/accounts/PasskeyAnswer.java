package org.tsudoi.accounts;

/**
 * What a passkey answered to a challenge, as the browser hands it on, all in base64url.
 *
 * @param credentialId which passkey
 * @param clientData what the browser says: type, challenge and origin
 * @param authenticatorData what the authenticator says
 * @param signature over both
 * @param userHandle whom the authenticator takes the person for
 */
public record PasskeyAnswer(
    String credentialId,
    String clientData,
    String authenticatorData,
    String signature,
    String userHandle) {

  /** Says nothing of what it holds. */
  @Override
  public String toString() {
    return "PasskeyAnswer[]";
  }
}
