package org.tsudoi.verify.server;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A company directory in memory, over LDAPS at localhost, where only its service entry searches.
 */
public final class LdapServer implements AutoCloseable {

  private static final String BASE = "dc=aoba,dc=example";
  private static final String SERVICE = "cn=tsudoi," + BASE;
  private static final String SECRET = "s3rvice secret";
  private static final String WORD = "keystore";

  private final List<String> binds = new CopyOnWriteArrayList<>();
  private final InMemoryDirectoryServer server;
  private final String certificate;

  private LdapServer(Path folder) throws IOException, GeneralSecurityException, LDAPException {
    KeyStore keys = keys(folder.resolve("ldap.p12"));
    certificate =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, WORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "tls", InetAddress.getLoopbackAddress(), 0, tls.getServerSocketFactory(), null));
    config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
    config.addAdditionalBindCredentials(SERVICE, SECRET);
    config.addInMemoryOperationInterceptor(new Watch());
    server = new InMemoryDirectoryServer(config);
  }

  private final class Watch extends InMemoryOperationInterceptor {
    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
      binds.add(request.getRequest().getBindDN());
    }
  }

  /** Begins; its key stands in the folder. */
  public static LdapServer start(Path folder) {
    try {
      LdapServer ldap = new LdapServer(folder);
      ldap.server.add("dn: " + BASE, "objectClass: domain", "dc: aoba");
      ldap.server.startListening();
      return ldap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | LDAPException | LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
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
            "CN=localhost",
            "--subject-alternative-name-dns",
            "localhost");
    if (made != ResultCode.SUCCESS) {
      throw new IllegalStateException("no certificate: " + made);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, WORD.toCharArray());
    }
    return store;
  }

  /** The settings of a server that asks this directory. */
  public Map<String, String> settings() {
    return Map.of(
        "TSUDOI_LDAP_ADDRESS",
        "ldaps://localhost:" + server.getListenPort("tls"),
        "TSUDOI_LDAP_NAME",
        "Aoba Directory",
        "TSUDOI_LDAP_BIND",
        SERVICE,
        "TSUDOI_LDAP_BASE",
        BASE);
  }

  /** Lets that server, which has started, prove itself and believe the certificate. */
  public void introduce(TsudoiServer asking) {
    try {
      Files.writeString(asking.data().resolve("keys/ldap.secret"), SECRET);
      Files.writeString(asking.data().resolve("keys/ldap.certificates.pem"), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a person. */
  public void add(String userId, String displayName, String password) {
    try {
      server.add(
          "dn: uid=" + userId + "," + BASE,
          "objectClass: inetOrgPerson",
          "uid: " + userId,
          "cn: " + userId,
          "sn: " + userId,
          "displayName: " + displayName,
          "mail: " + userId + "@aoba.example",
          "userPassword: " + password);
    } catch (LDAPException | LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a person away. */
  public void remove(String userId) {
    try {
      server.delete("uid=" + userId + "," + BASE);
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who has proved who it is, or tried, until now. */
  public List<String> binds() {
    return List.copyOf(binds);
  }

  /** Cannot be reached any more. */
  public void leave() {
    server.shutDown(true);
  }

  @Override
  public void close() {
    leave();
  }
}
