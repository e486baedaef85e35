package org.tsudoi.meetings.domain;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.tsudoi.meetings.MeetingKeyProof;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What the server keeps of a meeting key: never the key, only what can check it (spec 6.3.3).
 *
 * <p>People choose short keys, so the verifier is Argon2id with 19 MiB and two passes, as for
 * passwords: a stolen database does not give the keys away cheaply. The key is case-sensitive and
 * is compared as it was typed. Immutable.
 *
 * @param verifierType how proofs are checked; 1: by this server, from the key itself
 * @param verifier the Argon2id hash in its usual text form
 */
public record MeetingKey(int verifierType, String verifier) {

  /** The fewest characters of a key. */
  public static final int SHORTEST = 4;

  /** The most characters of a key. */
  public static final int LONGEST = 64;

  private static final int MEMORY_KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /**
   * The verifier of a new key.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} unless the key has 4 to 64
   *     characters and none of them is a control character
   */
  public static MeetingKey of(String key, SecureRandom random) {
    int length = key.codePointCount(0, key.length());
    if (length < SHORTEST || length > LONGEST || CONTROL.matcher(key).find()) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Argon2Function function =
        Argon2Function.getInstance(
            MEMORY_KIBIBYTES,
            PASSES,
            LANES,
            HASH_BYTES,
            Argon2.ID,
            Argon2Function.ARGON2_VERSION_13);
    String hash = function.hash(key.getBytes(StandardCharsets.UTF_8), salt).getResult();
    return new MeetingKey(MeetingKeyProof.CHECKED_BY_SERVER, hash);
  }

  /** Whether the proof is right; a proof of another type never is. Costs tens of milliseconds. */
  public boolean accepts(MeetingKeyProof proof) {
    return proof.verifierType() == verifierType
        && proof.value().length() <= 2 * LONGEST
        && Argon2Function.getInstanceFromHash(verifier)
            .check(
                proof.value().getBytes(StandardCharsets.UTF_8),
                verifier.getBytes(StandardCharsets.UTF_8));
  }

  /** Never shows the verifier. */
  @Override
  public String toString() {
    return "MeetingKey[verifierType=" + verifierType + "]";
  }
}
