package org.tsudoi.accounts;

/**
 * A passkey that a browser has made, all but the name in base64url.
 *
 * @param name what its person calls it
 * @param clientData what the browser says: type, challenge and origin
 * @param attestationObject the public key and what the authenticator says of itself
 */
public record NewPasskey(String name, String clientData, String attestationObject) {

  /** The longest name, in characters. */
  public static final int MOST_NAME = 100;

  /** Takes the space round the name away. */
  public NewPasskey {
    name = name.strip();
  }
}
