package org.tsudoi.verify.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in one server's certificate, with the usual check of the address. */
public final class ServerCertificate {

  private ServerCertificate() {}

  static HttpClient trusting(Path certificate) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .sslContext(context(certificate))
        .build();
  }

  /** A context that trusts this certificate alone. */
  public static SSLContext context(Path certificate) {
    try {
      return context(new KeyManager[0], certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A context for a proxy that has the server's own key, and trusts the server. */
  public static SSLContext posingAs(Path data) {
    Path file = data.resolve("keys/tls.p12");
    try (InputStream store = Files.newInputStream(file)) {
      char[] password =
          Files.readString(data.resolve("keys/variables/tls.keystore.password"))
              .strip()
              .toCharArray();
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(store, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      return context(keys.getKeyManagers(), data.resolve("keys/tls.crt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyManager[] keys, Path certificate)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(certificate)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust.getTrustManagers(), null);
      return context;
    }
  }
}
