package org.tsudoi.accounts.domain;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in its standard text form, {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}.
 *
 * <p>Each hash has 16 random bytes of salt of its own, so equal passwords look different. A
 * password counts in Unicode NFC: how a keyboard composes a letter makes no difference.
 *
 * @param encoded the text form, as stored
 */
public record PasswordHash(String encoded) {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})"
              + "\\$([A-Za-z0-9+/]{8,128})\\$([A-Za-z0-9+/]{16,128})");

  /** Refuses any other algorithm. */
  public PasswordHash {
    if (!FORM.matcher(encoded).matches()) {
      throw new IllegalArgumentException("Not an Argon2id hash");
    }
  }

  /** Hashes a password with a fresh salt. */
  public static PasswordHash of(String password, Argon2Cost cost, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = compute(password, salt, cost, HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                cost.memoryKibibytes(),
                cost.passes(),
                cost.lanes(),
                base64.encodeToString(salt),
                base64.encodeToString(hash)));
  }

  /**
   * A hash that no password is known to match, at the given cost: what a sign-in with an unknown
   * name is compared with.
   */
  public static PasswordHash decoy(Argon2Cost cost, SecureRandom random) {
    byte[] noise = new byte[SALT_BYTES + HASH_BYTES];
    random.nextBytes(noise);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                cost.memoryKibibytes(),
                cost.passes(),
                cost.lanes(),
                base64.encodeToString(java.util.Arrays.copyOf(noise, SALT_BYTES)),
                base64.encodeToString(
                    java.util.Arrays.copyOfRange(noise, SALT_BYTES, noise.length))));
  }

  /** Whether the password is the one that was hashed; one whole computation, right or wrong. */
  public boolean matches(String password) {
    Matcher parts = parts();
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual = compute(password, salt, cost(), expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /** What one computation of this hash costs. */
  public Argon2Cost cost() {
    Matcher parts = parts();
    return new Argon2Cost(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private Matcher parts() {
    Matcher parts = FORM.matcher(encoded);
    if (!parts.matches()) {
      throw new IllegalStateException("Checked at construction");
    }
    return parts;
  }

  private static byte[] compute(String password, byte[] salt, Argon2Cost cost, int bytes) {
    return Argon2Function.getInstance(
            cost.memoryKibibytes(), cost.passes(), cost.lanes(), bytes, Argon2.ID)
        .hash(plain(password), salt)
        .getBytes();
  }

  /** Whether both are one password: what one hash matches the other matches too. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(plain(one), plain(other));
  }

  private static byte[] plain(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  /** Leaves the hash out of every log. */
  @Override
  public String toString() {
    return "PasswordHash[" + cost() + "]";
  }
}
