package org.tsudoi.devices.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.devices.DevicePurpose;
import org.tsudoi.devices.SignedChallenge;

@Tag("spec-6.3.1")
class DeviceKeyTest {

  private static final byte[] MESSAGE = "something".getBytes(StandardCharsets.UTF_8);

  @Test
  void isKnownByTheHashOfItsOnlyForm() throws GeneralSecurityException {
    byte[] encoded = pair("secp256r1").getPublic().getEncoded();
    String id =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(encoded));

    assertThat(DeviceKey.of(Base64.getEncoder().encodeToString(encoded)).orElseThrow().id())
        .isEqualTo(id);
    assertThat(DeviceKey.of(Base64.getUrlEncoder().encodeToString(encoded)).orElseThrow().id())
        .isEqualTo(id);
  }

  @Test
  void takesNoOtherCurveNoCutOffKeyAndNoPointBesideTheCurve() throws GeneralSecurityException {
    byte[] good = pair("secp256r1").getPublic().getEncoded();
    byte[] beside = good.clone();
    beside[beside.length - 1] ^= 1;
    byte[] infinite = good.clone();
    Arrays.fill(infinite, 27, infinite.length, (byte) 0);
    byte[] beyond = good.clone();
    Arrays.fill(beyond, 27, 59, (byte) 0xff);

    assertThat(of(good)).isPresent();
    assertThat(of(pair("secp384r1").getPublic().getEncoded())).isEmpty();
    assertThat(of(Arrays.copyOf(good, good.length - 1))).isEmpty();
    assertThat(of(Arrays.copyOf(good, good.length + 1))).isEmpty();
    assertThat(of(beside)).isEmpty();
    assertThat(of(infinite)).isEmpty();
    assertThat(of(beyond)).isEmpty();
    assertThat(DeviceKey.of("")).isEmpty();
    assertThat(DeviceKey.of("?")).isEmpty();
    assertThat(DeviceKey.of("A".repeat(100_000))).isEmpty();
  }

  private static Optional<DeviceKey> of(byte[] encoded) {
    return DeviceKey.of(Base64.getEncoder().encodeToString(encoded));
  }

  @Test
  void knowsItsOwnSignatureOfJustThatMessage() throws GeneralSecurityException {
    KeyPair pair = pair("secp256r1");
    DeviceKey key = of(pair.getPublic().getEncoded()).orElseThrow();
    byte[] signature = sign(pair, MESSAGE);
    byte[] changed = signature.clone();
    changed[40] ^= 1;

    assertThat(key.signed(MESSAGE, url(signature))).isTrue();
    assertThat(key.signed("something else".getBytes(StandardCharsets.UTF_8), url(signature)))
        .isFalse();
    assertThat(key.signed(MESSAGE, url(changed))).isFalse();
    assertThat(key.signed(MESSAGE, url(new byte[64]))).isFalse();
    assertThat(key.signed(MESSAGE, url(Arrays.copyOf(signature, 63)))).isFalse();
    assertThat(key.signed(MESSAGE, "")).isFalse();
    assertThat(key.signed(MESSAGE, "not base64!")).isFalse();
    assertThat(
            of(pair("secp256r1").getPublic().getEncoded())
                .orElseThrow()
                .signed(MESSAGE, url(signature)))
        .isFalse();
  }

  @Test
  void signsTheMessageThatIsDocumentedByteByByte() {
    byte[] message =
        DeviceMessage.of(
            DevicePurpose.SIGN_IN,
            new SignedChallenge("Q2g", "", "https://meet.example:9443"),
            "花子",
            "S2V5");

    assertThat(HexFormat.of().formatHex(message))
        .isEqualTo(
            "747375646f692d6465766963652d3100"
                + "7369676e2d696e00"
                + "68747470733a2f2f6d6565742e6578616d706c653a3934343300"
                + "e88ab1e5ad9000"
                + "5332563500"
                + "513267");
  }

  private static KeyPair pair(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static byte[] sign(KeyPair pair, byte[] message) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
    signer.initSign(pair.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
