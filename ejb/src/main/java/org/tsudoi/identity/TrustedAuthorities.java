package org.tsudoi.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to believe: the authorities that Java knows, or only those that an administrator named. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /**
   * A context for connections.
   *
   * @param certificates those that were named, as PEM
   * @param file where they stand, for whoever has to mend it
   */
  static SSLContext context(Optional<String> certificates, String file) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(certificates.isEmpty() ? null : store(certificates.get()));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private static KeyStore store(String certificates) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)))) {
      store.setCertificateEntry("named-" + number++, certificate);
    }
    return store;
  }
}
