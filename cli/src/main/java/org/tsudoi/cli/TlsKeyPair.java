package org.tsudoi.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The server's TLS key pair, made by the JDK's keytool, and its certificate as PEM for those who
 * pin it.
 *
 * <p>A certificate of our own making is renewed thirty days before its end, or when the server gets
 * another host. One that somebody else issued is never touched.
 */
final class TlsKeyPair {

  private static final String ALIAS = "tsudoi";
  private static final int VALID_DAYS = 397;
  private static final Duration RENEWAL = Duration.ofDays(30);
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final DataFolder folder;

  TlsKeyPair(DataFolder folder) {
    this.folder = folder;
  }

  void ensure(String host) throws IOException {
    if (!Files.exists(folder.keyStore()) || mustRenew(host)) {
      generate(host);
    }
    SecretFiles.write(folder.certificate(), pem(certificate()));
  }

  private boolean mustRenew(String host) throws IOException {
    X509Certificate current = certificate();
    boolean ours = current.getSubjectX500Principal().getName().endsWith("OU=Tsudoi self-signed");
    boolean endsSoon = current.getNotAfter().toInstant().isBefore(Instant.now().plus(RENEWAL));
    return ours && (endsSoon || !names(current).containsAll(namesFor(host)));
  }

  private void generate(String host) throws IOException {
    Path fresh = folder.keys().resolve(".tls.p12.new");
    Files.deleteIfExists(fresh);
    List<String> names = namesFor(host).stream().map(TlsKeyPair::subjectName).toList();
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-sigalg",
                "SHA256withRSA",
                "-validity",
                Integer.toString(VALID_DAYS),
                "-dname",
                "CN=" + localName() + ",OU=Tsudoi self-signed",
                "-ext",
                "SAN=" + String.join(",", names),
                "-ext",
                "EKU=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                fresh.toString(),
                "-storepass:file",
                folder.variable("tls.keystore.password").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (keytool.waitFor() != 0) {
        throw new CommandFailure("keytool could not make the TLS key: " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted while the TLS key was made.", e);
    }
    SecretFiles.write(folder.keyStore(), Files.readAllBytes(fresh));
    Files.delete(fresh);
  }

  private X509Certificate certificate() throws IOException {
    char[] password = Files.readString(folder.variable("tls.keystore.password")).toCharArray();
    try {
      KeyStore store = KeyStore.getInstance(folder.keyStore().toFile(), password);
      for (String alias : Collections.list(store.aliases())) {
        Certificate found = store.getCertificate(alias);
        if (store.isKeyEntry(alias) && found instanceof X509Certificate certificate) {
          return certificate;
        }
      }
      throw new CommandFailure(folder.keyStore() + " holds no key with a certificate.");
    } catch (GeneralSecurityException | IOException e) {
      throw new CommandFailure(
          folder.keyStore() + " does not open with the password in keys/variables.", e);
    }
  }

  private static byte[] pem(Certificate certificate) {
    try {
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(certificate.getEncoded());
      return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new CommandFailure("The certificate cannot be written.", e);
    }
  }

  private static TreeSet<String> namesFor(String host) {
    TreeSet<String> names =
        new TreeSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", localName()));
    if (!List.of("*", "0.0.0.0", "::").contains(host)) {
      names.add(canonical(host));
    }
    return names;
  }

  private static TreeSet<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      TreeSet<String> names = new TreeSet<>();
      for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS)) {
          names.add(name.get(1).toString());
        }
      }
      return names;
    } catch (GeneralSecurityException e) {
      throw new CommandFailure("The certificate cannot be read.", e);
    }
  }

  private static String subjectName(String name) {
    return (isAddress(name) ? "ip:" : "dns:") + name;
  }

  private static boolean isAddress(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  private static String canonical(String host) {
    try {
      return isAddress(host) ? InetAddress.getByName(host).getHostAddress() : host;
    } catch (UnknownHostException e) {
      throw new CommandFailure(host + " is no address.", e);
    }
  }

  private static String localName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && !isAddress(name)
          ? name
          : "localhost";
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
