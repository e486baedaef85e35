package org.tsudoi.accounts;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator with one passkey, and the browser before it, by the bytes of WebAuthn. */
final class TestPasskey {

  static final String HOST = "meet.example.org";

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int MAY_BE_COPIED = 0x08;
  private static final int COPIED = 0x10;
  private static final int HAS_KEY = 0x40;

  private final KeyPair pair;
  private final byte[] id = new byte[32];
  private String userHandle;

  /** What the browser says about itself; a test makes it lie. */
  String origin = "https://" + HOST;

  String relyingParty = HOST;
  String format = "none";
  boolean verifiesThePerson = true;

  /** How often it says that it signed. */
  long count;

  TestPasskey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    new SecureRandom().nextBytes(id);
  }

  /** Makes the passkey that the server asked for. */
  NewPasskey make(String name, PasskeyOffer offer) {
    userHandle = offer.userHandle();
    String client = clientData("webauthn.create", offer.challenge().challenge());
    return new NewPasskey(name, base64url(client.getBytes(StandardCharsets.UTF_8)), attestation());
  }

  private String attestation() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xa3);
    text(out, "fmt");
    text(out, format);
    text(out, "attStmt");
    out.write(0xa0);
    text(out, "authData");
    bytes(out, authenticatorData(HAS_KEY, attestedKey()));
    return base64url(out.toByteArray());
  }

  private byte[] attestedKey() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[16]);
    out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
    out.writeBytes(id);
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    // COSE_Key: 1 (kty) EC2, 3 (alg) ES256, -1 (crv) P-256, -2 (x), -3 (y).
    out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
    bytes(out, coordinate(key.getW().getAffineX()));
    out.write(0x22);
    bytes(out, coordinate(key.getW().getAffineY()));
    return out.toByteArray();
  }

  /** Answers a challenge. */
  PasskeyAnswer answer(PasskeyChallenge challenge) {
    count = count == 0 ? 0 : count + 1;
    byte[] client =
        clientData("webauthn.get", challenge.challenge()).getBytes(StandardCharsets.UTF_8);
    byte[] data = authenticatorData(0, new byte[0]);
    return new PasskeyAnswer(
        base64url(id), base64url(client), base64url(data), sign(data, client), userHandle);
  }

  private String sign(byte[] data, byte[] client) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(pair.getPrivate());
      signer.update(data);
      signer.update(sha256(client));
      return base64url(signer.sign());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private byte[] authenticatorData(int more, byte[] rest) {
    int flags = PRESENT | MAY_BE_COPIED | COPIED | more | (verifiesThePerson ? VERIFIED : 0);
    byte[] hash = sha256(relyingParty.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(hash.length + 5 + rest.length)
        .put(hash)
        .put((byte) flags)
        .putInt((int) count)
        .put(rest)
        .array();
  }

  private String clientData(String type, String challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, origin);
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    if (bytes.length < 256) {
      out.writeBytes(new byte[] {0x58, (byte) bytes.length});
    } else {
      out.write(0x59);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
    }
    out.writeBytes(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The first byte of a signature changed. */
  static PasskeyAnswer spoiled(PasskeyAnswer answer) {
    byte[] signature = Base64.getUrlDecoder().decode(answer.signature());
    byte[] other = Arrays.copyOf(signature, signature.length);
    other[signature.length - 1] ^= 1;
    return new PasskeyAnswer(
        answer.credentialId(),
        answer.clientData(),
        answer.authenticatorData(),
        base64url(other),
        answer.userHandle());
  }
}
