package org.tsudoi.identity;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A directory on loopback that does what the test wants, and remembers what it was asked. */
final class TestDirectory implements AutoCloseable {

  static final String BASE = "dc=aoba,dc=example";
  static final String SERVICE = "cn=tsudoi," + BASE;
  static final String SECRET = "s3rvice secret";

  private static final String WORD = "keystore";

  final List<String> binds = new CopyOnWriteArrayList<>();
  final List<String> filters = new CopyOnWriteArrayList<>();
  final CountDownLatch goOn = new CountDownLatch(1);
  private final InMemoryDirectoryServer server;
  private final String certificate;
  volatile boolean slow;
  volatile boolean flooding;
  volatile ResultCode refusal;

  /** A directory whose certificate is for this host. */
  TestDirectory(Path folder, String host) throws Exception {
    KeyStore keys = keys(folder, host);
    certificate =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    SSLContext tls = context(keys);
    InetAddress here = InetAddress.getLoopbackAddress();
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig("plain", here, 0, tls.getSocketFactory()),
        InMemoryListenerConfig.createLDAPSConfig(
            "tls", here, 0, tls.getServerSocketFactory(), null));
    config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
    config.addAdditionalBindCredentials(SERVICE, SECRET);
    config.addInMemoryOperationInterceptor(new Watch());
    server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: aoba");
    server.startListening();
  }

  private final class Watch extends InMemoryOperationInterceptor {

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
        throws LDAPException {
      String name = request.getRequest().getBindDN();
      binds.add(name);
      if (refusal != null && !name.equals(SERVICE)) {
        throw new LDAPException(refusal, "no", "", new String[] {"ldap://127.0.0.1:9/"});
      }
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      filters.add(request.getRequest().getFilter().toString());
      if (slow) {
        await();
      }
      if (flooding) {
        flood(request);
      }
    }

    private void flood(InMemoryInterceptedSearchRequest request) throws LDAPException {
      for (int number = 0; flooding; number++) {
        request.sendSearchEntry(
            new Entry("uid=u" + number + "," + BASE, new Attribute("uid", "u" + number)));
      }
    }
  }

  private void await() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds an entry of these lines. */
  void add(String... lines) throws Exception {
    server.add(lines);
  }

  InMemoryDirectoryServer server() {
    return server;
  }

  String plain() {
    return "ldap://127.0.0.1:" + server.getListenPort("plain");
  }

  String startTls() {
    return "ldap://localhost:" + server.getListenPort("plain");
  }

  String tls() {
    return "ldaps://localhost:" + server.getListenPort("tls");
  }

  String certificate() {
    return certificate;
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, WORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }

  private static KeyStore keys(Path folder, String host)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve(host + ".p12");
    if (!Files.exists(file)) {
      makeKeys(file, host);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, WORD.toCharArray());
    }
    return store;
  }

  private static void makeKeys(Path file, String host) {
    ResultCode made =
        ManageCertificates.main(
            (InputStream) null,
            (OutputStream) null,
            (OutputStream) null,
            "generate-self-signed-certificate",
            "--keystore",
            file.toString(),
            "--keystore-password",
            WORD,
            "--keystore-type",
            "PKCS12",
            "--alias",
            "server",
            "--subject-dn",
            "CN=" + host,
            "--subject-alternative-name-dns",
            host);
    if (made != ResultCode.SUCCESS || !Files.exists(file)) {
      throw new IllegalStateException("no certificate: " + made);
    }
  }

  /** The line of an attribute whose value is bytes. */
  static String binary(String attribute, byte[] value) {
    return attribute
        + ":: "
        + new String(Base64.getEncoder().encode(value), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    flooding = false;
    goOn.countDown();
    server.shutDown(true);
  }
}
