package org.tsudoi.accounts.domain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How an API token is written: {@code tsudoi_pat_}, 43 letters and digits that hold 256 random
 * bits, and six that hold their checksum.
 *
 * <p>The prefix lets scanners find tokens that were left somewhere, the checksum lets them and us
 * tell most wrong ones without asking anybody. What is stored is {@link SessionToken#hash}.
 */
public final class ApiTokenText {

  /** How each token begins. */
  public static final String PREFIX = "tsudoi_pat_";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int RANDOM_BITS = 256;
  private static final int RANDOM_DIGITS = 43;
  private static final int CHECK_DIGITS = 6;
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");

  private ApiTokenText() {}

  /** A fresh token. */
  public static String generate(SecureRandom random) {
    String body = PREFIX + written(new BigInteger(RANDOM_BITS, random), RANDOM_DIGITS);
    return body + check(body);
  }

  /** Whether the text means to be a token: what must never be taken for anything else. */
  public static boolean claimsToBeOne(String text) {
    return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /** Whether the text can be a token, by its form and its checksum. */
  public static boolean isWellFormed(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    int end = text.length() - CHECK_DIGITS;
    return check(text.substring(0, end)).equals(text.substring(end));
  }

  private static String check(String body) {
    CRC32 sum = new CRC32();
    sum.update(body.getBytes(StandardCharsets.US_ASCII));
    return written(BigInteger.valueOf(sum.getValue()), CHECK_DIGITS);
  }

  private static String written(BigInteger number, int digits) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = number;
    for (int i = 0; i < digits; i++) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return text.reverse().toString();
  }
}
