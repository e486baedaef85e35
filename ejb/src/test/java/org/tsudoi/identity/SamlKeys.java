package org.tsudoi.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys of providers, made once for all tests, because keytool takes its time. */
final class SamlKeys {

  static final SamlSigner RSA = make("RSA", "-keysize", "2048");
  static final SamlSigner CURVE = make("EC", "-groupname", "secp256r1");
  static final SamlSigner STRANGER = make("RSA", "-keysize", "2048");

  static {
    CURVE.method = SamlSigner.ECDSA_SHA256;
  }

  private SamlKeys() {}

  static SamlSigner make(String... algorithm) {
    try {
      Path folder = Files.createTempDirectory("saml-keys-");
      SamlSigner signer = SamlSigner.make(folder.resolve("keys.p12"), algorithm);
      Files.delete(folder.resolve("keys.p12"));
      Files.delete(folder);
      return signer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
