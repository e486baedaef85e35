package org.tsudoi.accounts.domain;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets that open a session: 256 random bits in base64url, of which the server keeps SHA-256.
 *
 * <p>A plain hash is enough here, unlike for passwords: nobody can guess 256 bits.
 */
public final class SessionToken {

  private static final int TOKEN_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String CSRF_LABEL = "tsudoi csrf token";
  private static final String EARLIER_LABEL = "tsudoi earlier session";

  private SessionToken() {}

  /** A fresh token. */
  public static String newToken(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether the text can be a token at all; saves looking up what cannot exist. */
  public static boolean looksLikeToken(String text) {
    return FORM.matcher(text).matches();
  }

  /** What is stored of a token. */
  public static String hash(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * The CSRF token of a session: keyed by the session's own token, so it needs no storage, only who
   * holds the cookie can make it, and it does not lead back to the cookie.
   */
  public static String csrfToken(String token) {
    return mac(token, CSRF_LABEL);
  }

  /**
   * What shows that somebody held the token of a session and opens nothing: keyed by what is stored
   * of the token, so that it can be checked without the token.
   */
  public static String earlierMark(String tokenHash) {
    return mac(tokenHash, EARLIER_LABEL);
  }

  private static String mac(String key, String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      byte[] sum = mac.doFinal(label.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Compares two secrets in a time that does not depend on where they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
