package org.tsudoi.auditing.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens what belongs to the installation and to no person. Its key is derived from the
 * master key, so that it is never the key that wraps the keys of people.
 */
public final class InstallationVault {

  private static final byte[] LABEL =
      "tsudoi secrets of the installation".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;
  private final PersonalCipher cipher;

  /** A vault under the master key. */
  public InstallationVault(byte[] master, SecureRandom random) {
    this.key = derived(master);
    this.cipher = new PersonalCipher(random);
  }

  private static byte[] derived(byte[] master) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master, "HmacSHA256"));
      return mac.doFinal(LABEL);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Encrypts for one purpose. */
  public String seal(String purpose, String text) {
    return cipher.encrypt(key, purpose, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text, or nothing if it was altered or sealed for another purpose. */
  public Optional<String> open(String purpose, String sealed) {
    return cipher
        .decrypt(key, purpose, sealed)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
