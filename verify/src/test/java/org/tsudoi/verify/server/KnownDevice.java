package org.tsudoi.verify.server;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/**
 * A small client with a device of its own, as the desktop client will be: tells its MAC addresses
 * and signs challenges, after docs/devices.md and nothing else.
 */
public final class KnownDevice {

  private final KeyPair pair;
  private final List<String> macs;

  private KnownDevice(KeyPair pair, List<String> macs) {
    this.pair = pair;
    this.macs = macs;
  }

  /** A device with a fresh key and these MAC addresses. */
  public static KnownDevice withKey(String... macs) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new KnownDevice(generator.generateKeyPair(), List.of(macs));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same device when its network says something else. */
  public KnownDevice withMacs(String... others) {
    return new KnownDevice(pair, List.of(others));
  }

  /** Asks to be known: the body of an enrolment. */
  public JsonObject enrolment(Person person, String name) {
    JsonObject challenge = challenge(person.server(), "enrol");
    return Json.createObjectBuilder(signed(challenge, "enrol", person))
        .remove("keyId")
        .add("name", name)
        .add("publicKey", url(pair.getPublic().getEncoded()))
        .build();
  }

  /** The same without a key: MAC addresses only. */
  public JsonObject enrolmentByMac(String name) {
    return Json.createObjectBuilder().add("name", name).add("macs", macs()).build();
  }

  /** What is said at a sign-in: addresses and a fresh signature. */
  public JsonObject claim(Person person) {
    return signed(challenge(person.server(), "sign-in"), "sign-in", person);
  }

  /** What is said at a sign-in without a key. */
  public JsonObject claimByMac() {
    return Json.createObjectBuilder().add("macs", macs()).build();
  }

  /** Tries to sign in with what is said about the device. */
  public static ApiAnswer signIn(Person person, JsonObject claim) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("loginName", person.name())
            .add("password", person.password())
            .add("delivery", "bearer");
    return person.server().anonymous().post("session", body.add("device", claim).build());
  }

  /** A challenge for this purpose. */
  public static JsonObject challenge(TsudoiServer server, String purpose) {
    return server
        .anonymous()
        .post(
            "session/devices/challenge", Json.createObjectBuilder().add("purpose", purpose).build())
        .expect(200);
  }

  /** The claim that answers a challenge. */
  public JsonObject signed(JsonObject challenge, String purpose, Person person) {
    String text = challenge.getString("challenge");
    byte[] message =
        message(
            "tsudoi-device-1",
            purpose,
            challenge.getString("server"),
            person.name(),
            keyId(),
            text);
    return Json.createObjectBuilder()
        .add("macs", macs())
        .add("keyId", keyId())
        .add("challenge", text)
        .add("signature", url(sign(message)))
        .build();
  }

  private JsonArrayBuilder macs() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    macs.forEach(array::add);
    return array;
  }

  private static byte[] message(String... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        bytes.write(0);
      }
      bytes.writeBytes(parts[i].getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private String keyId() {
    try {
      byte[] encoded = pair.getPublic().getEncoded();
      return url(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(pair.getPrivate());
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
