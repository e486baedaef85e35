package org.tsudoi.verify.server;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator application: shows the codes of a secret (RFC 6238), each asked for once. */
public final class Authenticator {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_BYTES = 20;
  private static final int STEP_SECONDS = 30;

  private final byte[] secret;
  private long lastStep = Long.MIN_VALUE;

  private Authenticator(byte[] secret) {
    this.secret = secret;
  }

  /** Takes a secret as it is shown, in Base32 with or without spaces. */
  public static Authenticator with(String shown) {
    BigInteger bits = BigInteger.ZERO;
    for (char letter : shown.replace(" ", "").toCharArray()) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
    }
    byte[] bytes = bits.toByteArray();
    byte[] secret = new byte[SECRET_BYTES];
    int from = Math.max(0, bytes.length - SECRET_BYTES);
    byte[] last = Arrays.copyOfRange(bytes, from, bytes.length);
    System.arraycopy(last, 0, secret, SECRET_BYTES - last.length, last.length);
    return new Authenticator(secret);
  }

  /**
   * The code of now, or of the next thirty seconds when that of now was shown before: the server
   * takes both, and none twice. Good for two codes in a row.
   */
  public String code() {
    lastStep = Math.max(Instant.now().getEpochSecond() / STEP_SECONDS, lastStep + 1);
    return codeOf(lastStep);
  }

  /** A code that is wrong for a long time. */
  public String wrongCode() {
    return codeOf(Instant.now().getEpochSecond() / STEP_SECONDS - 1_000);
  }

  private String codeOf(long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
