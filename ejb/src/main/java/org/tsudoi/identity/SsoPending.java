package org.tsudoi.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ties the answer of the provider to the browser that asked; the browser keeps it in a cookie
 * until it comes back, the server keeps nothing.
 *
 * @param state must come back in the address
 * @param nonce must come back inside the signed token
 * @param verifier proves to the provider that the same one asks for the token (RFC 7636)
 */
public record SsoPending(String state, String nonce, String verifier) {

  private static final int BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

  static SsoPending fresh(SecureRandom random) {
    return new SsoPending(chance(random), chance(random), chance(random));
  }

  private static String chance(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** As a cookie's value. */
  public String text() {
    return state + "." + nonce + "." + verifier;
  }

  /** Reads a cookie's value. */
  public static Optional<SsoPending> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new SsoPending(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** Leaves the secrets out of every log. */
  @Override
  public String toString() {
    return "SsoPending[]";
  }
}
