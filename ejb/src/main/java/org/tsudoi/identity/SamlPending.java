package org.tsudoi.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What ties the answer of the provider to the browser that asked: a secret in its cookie, whose
 * hash is the number of the question. Whoever reads an answer on its way knows the number and still
 * cannot use it. The server keeps nothing.
 *
 * @param secret what the browser keeps
 */
public record SamlPending(String secret) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static SamlPending fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SamlPending(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Reads a cookie's value. */
  public static Optional<SamlPending> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SamlPending(text)) : Optional.empty();
  }

  /** The number of the question; an XML name, so it begins with no digit. */
  public String question() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return "_"
          + HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Leaves the secret out of every log. */
  @Override
  public String toString() {
    return "SamlPending[]";
  }
}
