package org.tsudoi.devices.domain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public key of a device: ECDSA over the curve P-256, which WebCrypto and Java both know.
 *
 * <p>Kept as SubjectPublicKeyInfo in its only usual form of 91 bytes: the point uncompressed, both
 * coordinates within the field and on the curve. Anything else is no key, so one key has one id.
 */
public final class DeviceKey {

  /** r and s of a signature, 32 bytes each. */
  public static final int SIGNATURE_BYTES = 64;

  private static final int COORDINATE_BYTES = 32;
  private static final byte[] HEAD =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
  private static final int ENCODED_BYTES = HEAD.length + 2 * COORDINATE_BYTES;
  private static final int MOST_TEXT = 200;
  private static final BigInteger FIELD =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private final byte[] encoded;

  private DeviceKey(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Reads SubjectPublicKeyInfo in base64 or base64url; empty if it is no such key. */
  public static Optional<DeviceKey> of(String text) {
    return decode(text, MOST_TEXT).filter(DeviceKey::isKey).map(DeviceKey::new);
  }

  private static boolean isKey(byte[] bytes) {
    if (bytes.length != ENCODED_BYTES
        || !Arrays.equals(bytes, 0, HEAD.length, HEAD, 0, HEAD.length)) {
      return false;
    }
    BigInteger x = new BigInteger(1, bytes, HEAD.length, COORDINATE_BYTES);
    BigInteger y = new BigInteger(1, bytes, HEAD.length + COORDINATE_BYTES, COORDINATE_BYTES);
    return x.compareTo(FIELD) < 0 && y.compareTo(FIELD) < 0 && isOnCurve(x, y);
  }

  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    BigInteger right = x.pow(3).subtract(x.multiply(THREE)).add(B).mod(FIELD);
    return y.multiply(y).mod(FIELD).equals(right);
  }

  /** What tells this key from all others: SHA-256 of it, in base64url. */
  public String id() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest(encoded));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** As it is stored. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(encoded);
  }

  /** Whether the device signed exactly this message; what is no signature at all is none. */
  public boolean signed(byte[] message, String signature) {
    Optional<byte[]> bytes =
        decode(signature, MOST_TEXT).filter(found -> found.length == SIGNATURE_BYTES);
    if (bytes.isEmpty()) {
      return false;
    }
    try {
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(message);
      return isVerified(verifier, bytes.get());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static boolean isVerified(Signature verifier, byte[] signature) {
    try {
      return verifier.verify(signature);
    } catch (SignatureException noSignature) {
      return false;
    }
  }

  private static Optional<byte[]> decode(String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      return Optional.empty();
    }
    try {
      String url = text.replace('+', '-').replace('/', '_');
      return Optional.of(Base64.getUrlDecoder().decode(url.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
