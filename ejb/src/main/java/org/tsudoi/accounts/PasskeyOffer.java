package org.tsudoi.accounts;

import java.util.List;

/**
 * What a browser needs to make a passkey.
 *
 * @param challenge what is signed, bound to the account that asked
 * @param userHandle whom authenticators know the person by: random bits in base64url
 * @param loginName the user ID, shown by the authenticator
 * @param displayName the name that people see
 * @param known the credential ids that the person has already, so that no authenticator makes two
 */
public record PasskeyOffer(
    PasskeyChallenge challenge,
    String userHandle,
    String loginName,
    String displayName,
    List<String> known) {

  /** Keeps the list from being changed. */
  public PasskeyOffer {
    known = List.copyOf(known);
  }
}
