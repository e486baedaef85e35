package org.tsudoi.auditing.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 with the key {@code audit-mac} of this installation. Immutable, thread-safe. */
public final class RowMac {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** A MAC with the given secret. */
  public RowMac(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The MAC in lower-case hexadecimal digits. */
  String of(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the MAC belongs to the content; takes the same time wherever they differ. */
  boolean matches(byte[] content, String mac) {
    return MessageDigest.isEqual(
        of(content).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
  }
}
