package org.tsudoi.identity;

/**
 * What the provider let the browser bring back; what was not said is empty.
 *
 * @param state what came back as state
 * @param code the code for the token
 * @param issuer who says so, if told (RFC 9207)
 * @param error why there is no code
 */
public record SsoAnswer(String state, String code, String issuer, String error) {

  /** Leaves the secrets out of every log. */
  @Override
  public String toString() {
    return "SsoAnswer[" + error + "]";
  }
}
