package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
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
import java.util.Base64;

/** An authenticator with one passkey, and the browser before it, by the bytes of WebAuthn. */
public final class SoftPasskey {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int MAY_BE_COPIED = 0x08;
  private static final int COPIED = 0x10;
  private static final int HAS_KEY = 0x40;

  private final KeyPair pair;
  private final byte[] id = new byte[32];
  private String userHandle;

  private final String origin;
  private long count;

  /** In a browser that shows a page of this server. */
  public SoftPasskey(TsudoiServer server) {
    origin = "https://localhost:" + server.port();
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    new SecureRandom().nextBytes(id);
  }

  /** Makes the passkey that the server offered. */
  public JsonObject make(String name, JsonObject offer) {
    userHandle = offer.getString("userHandle");
    String challenge = offer.getJsonObject("challenge").getString("challenge");
    String client = clientData("webauthn.create", challenge);
    return Json.createObjectBuilder()
        .add("name", name)
        .add("clientData", base64url(client.getBytes(StandardCharsets.UTF_8)))
        .add("attestationObject", attestation())
        .build();
  }

  private String attestation() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xa3);
    text(out, "fmt");
    text(out, "none");
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
  public JsonObject answer(JsonObject challenge) {
    count++;
    String text = clientData("webauthn.get", challenge.getString("challenge"));
    byte[] client = text.getBytes(StandardCharsets.UTF_8);
    byte[] data = authenticatorData(0, new byte[0]);
    return Json.createObjectBuilder()
        .add("credentialId", base64url(id))
        .add("clientData", base64url(client))
        .add("authenticatorData", base64url(data))
        .add("signature", sign(data, client))
        .add("userHandle", userHandle)
        .build();
  }

  /** From now on it counts as a copy would that was made earlier. */
  public void fallsBehind() {
    count = 0;
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
    int flags = PRESENT | VERIFIED | MAY_BE_COPIED | COPIED | more;
    byte[] hash = sha256("localhost".getBytes(StandardCharsets.UTF_8));
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
}
