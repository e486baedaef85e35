package org.tsudoi.devices;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import org.tsudoi.devices.domain.DeviceMessage;

/** A device with a key of its own, as a client would be. */
public final class TestDevice {

  private final KeyPair pair;

  /** A device with a fresh key. */
  public TestDevice() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicKey() {
    return url(pair.getPublic().getEncoded());
  }

  String keyId() {
    try {
      byte[] encoded = pair.getPublic().getEncoded();
      return url(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The challenge with this device's signature. */
  SignedChallenge sign(DevicePurpose purpose, String loginName, IssuedChallenge issued) {
    SignedChallenge unsigned = new SignedChallenge(issued.challenge(), "", issued.server());
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(pair.getPrivate());
      signer.update(DeviceMessage.of(purpose, unsigned, loginName, keyId()));
      return new SignedChallenge(issued.challenge(), url(signer.sign()), issued.server());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  NewDevice asNew(String loginName, IssuedChallenge issued, String... macs) {
    SignedChallenge signed = sign(DevicePurpose.ENROL, loginName, issued);
    return new NewDevice("Notebook", List.of(macs), publicKey(), signed);
  }

  DeviceClaim claim(String loginName, IssuedChallenge issued, String... macs) {
    SignedChallenge signed = sign(DevicePurpose.SIGN_IN, loginName, issued);
    return new DeviceClaim(List.of(macs), keyId(), signed);
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
