package org.tsudoi.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom to believe that it is the machine that was meant: the authorities that Java knows, or only
 * those that an administrator named. The server's own certificates have no part in it.
 */
final class NamedTrust {

  private NamedTrust() {}

  /** Makes connections; the certificates in PEM, or empty for the authorities that Java knows. */
  static SSLSocketFactory socketFactory(String certificates) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (certificates.isEmpty()) {
      trust.init((KeyStore) null);
    } else {
      trust.init(store(certificates));
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static KeyStore store(String certificates) throws GeneralSecurityException {
    byte[] bytes = certificates.getBytes(StandardCharsets.US_ASCII);
    Collection<? extends Certificate> named =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes));
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new CertificateException(e);
    }
    int number = 0;
    for (Certificate certificate : named) {
      store.setCertificateEntry("named-" + number++, certificate);
    }
    return store;
  }
}
