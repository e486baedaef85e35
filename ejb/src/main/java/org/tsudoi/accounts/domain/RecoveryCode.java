package org.tsudoi.accounts.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.tsudoi.shared.AccountId;

/**
 * What signs a person in once whose authenticator is lost: twenty digits, 66 bits of chance. Digits
 * only, because the keyboard for codes on a phone has nothing else.
 *
 * <p>So much chance needs no slow hash: nobody guesses it from its SHA-256.
 *
 * @param value the code without its hyphens
 */
public record RecoveryCode(String value) {

  /** How many a person gets at a time. */
  public static final int COUNT = 10;

  static final int LENGTH = 20;

  private static final int RADIX = 10;
  private static final int GROUP = 5;

  /** As many different codes as a person gets. */
  public static Set<RecoveryCode> generate(SecureRandom random) {
    Set<RecoveryCode> codes = new LinkedHashSet<>();
    while (codes.size() < COUNT) {
      StringBuilder code = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        code.append(random.nextInt(RADIX));
      }
      codes.add(new RecoveryCode(code.toString()));
    }
    return codes;
  }

  /** As people read and copy it: {@code 27182-81828-45904-52353}. */
  public String written() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i += GROUP) {
      text.append(i == 0 ? "" : "-").append(value, i, Math.min(value.length(), i + GROUP));
    }
    return text.toString();
  }

  /** What is stored of it; the same code of another account is stored differently. */
  String hash(AccountId account) {
    String whole = "tsudoi-recovery-code-1\n" + account + "\n" + value;
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Leaves the code out of every log. */
  @Override
  public String toString() {
    return "RecoveryCode[]";
  }
}
