package org.tsudoi.bench.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server on this machine as the load client sees it: TLS 1.3 with one cipher suite, the one that
 * browsers prefer, so that all contenders pay for the same.
 *
 * @param address where it listens
 * @param context trusts its certificate alone
 */
public record Target(InetSocketAddress address, SSLContext context) {

  /** The protocol that every connection uses. */
  public static final String PROTOCOL = "TLSv1.3";

  /** The cipher suite that every connection uses. */
  public static final String CIPHER = "TLS_AES_128_GCM_SHA256";

  /** A server on loopback with the certificate in this PEM file. */
  public static Target onLoopback(int port, Path certificate) {
    return new Target(new InetSocketAddress("127.0.0.1", port), trusting(certificate));
  }

  private static SSLContext trusting(Path certificate) {
    try (InputStream pem = Files.newInputStream(certificate)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(null, trust.getTrustManagers(), null);
      // Each participant is somebody else: no connection resumes another's, so none is kept.
      context.getClientSessionContext().setSessionCacheSize(1);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSLEngine engine() {
    // Without a name to look up there is no session to resume.
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {PROTOCOL});
    engine.setEnabledCipherSuites(new String[] {CIPHER});
    return engine;
  }

  void check(SSLSession session) throws IOException {
    if (!session.getProtocol().equals(PROTOCOL) || !session.getCipherSuite().equals(CIPHER)) {
      throw new SSLPeerUnverifiedException(session.getProtocol() + " " + session.getCipherSuite());
    }
  }
}
