package org.tsudoi.auditing.domain;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a fresh 96-bit random nonce for each text, as base64url of nonce, text and tag.
 *
 * <p>The label is authenticated with the text, so that what was encrypted for one place opens in no
 * other.
 */
final class PersonalCipher {

  static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  PersonalCipher(SecureRandom random) {
    this.random = random;
  }

  byte[] freshKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  String encrypt(byte[] key, String label, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, label, content);
      byte[] whole =
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content, or nothing if the text was altered or belongs to another key or label. */
  Optional<byte[]> decrypt(byte[] key, String label, String sealed) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed));
      byte[] nonce = new byte[NONCE_BYTES];
      whole.get(nonce);
      byte[] content = new byte[whole.remaining()];
      whole.get(content);
      return Optional.of(run(Cipher.DECRYPT_MODE, key, nonce, label, content));
    } catch (AEADBadTagException | IllegalArgumentException | BufferUnderflowException altered) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] run(int mode, byte[] key, byte[] nonce, String label, byte[] content)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(content);
  }
}
