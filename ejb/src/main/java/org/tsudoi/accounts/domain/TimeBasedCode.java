package org.tsudoi.accounts.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code that an authenticator application shows (RFC 6238): HMAC-SHA-1 over the number of the
 * present thirty seconds, six digits.
 *
 * <p>The code of the step before and of the step after is taken too, because clocks differ and
 * people type slowly; none is taken twice, nor one from before the newest that was taken.
 */
public final class TimeBasedCode {

  private static final int STEP_SECONDS = 30;
  private static final int DRIFT = 1;
  private static final int MODULUS = 1_000_000;

  private TimeBasedCode() {}

  /** The number of the thirty seconds that hold the moment. */
  public static long stepAt(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
  }

  /** The code of a step. */
  public static String of(SharedSecret secret, long step) {
    return String.format(Locale.ROOT, "%06d", truncated(hmac(secret.bytes(), step)) % MODULUS);
  }

  /** The step after the last one taken whose code this is, if it may be taken now. */
  static OptionalLong stepOf(SharedSecret secret, String code, Instant now, long lastTaken) {
    OptionalLong found = OptionalLong.empty();
    byte[] typed = code.getBytes(StandardCharsets.US_ASCII);
    long present = stepAt(now);
    for (long step = present - DRIFT; step <= present + DRIFT; step++) {
      byte[] expected = of(secret, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(expected, typed) && step > lastTaken) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** Four bytes of the hash, from where its last half byte says (RFC 4226, section 5.3). */
  private static int truncated(byte[] hash) {
    int offset = hash[hash.length - 1] & 0xf;
    return ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
  }

  private static byte[] hmac(byte[] key, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
