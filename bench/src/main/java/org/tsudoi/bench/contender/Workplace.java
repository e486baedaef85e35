package org.tsudoi.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * Where one run of the benchmarks keeps its files.
 *
 * <p>All contenders show the certificate that Tsudoi has made for itself, so that their handshakes
 * cost the same.
 *
 * @param project the folder of the root pom
 * @param run the folder of this run
 */
public record Workplace(Path project, Path run) {

  private static final int PEM_LINE = 64;

  /** A fresh folder below {@code bench/target}. */
  public static Workplace below(Path project) {
    try {
      Path target = Files.createDirectories(project.resolve("bench/target"));
      return new Workplace(project, Files.createTempDirectory(target, "run-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place within this one, for a server of its own. */
  public Workplace within(String name) {
    try {
      return new Workplace(project, Files.createDirectory(run.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Tsudoi's data directory. */
  Path data() {
    return run.resolve("data");
  }

  /** The embedded database. */
  public Path database() {
    return data().resolve("database");
  }

  /** What opens {@link #database}. */
  public String databasePassword() {
    return read(data().resolve("keys/variables/derby.boot.password")).strip();
  }

  /** The certificate as PEM. */
  Path certificate() {
    return data().resolve("keys/tls.crt");
  }

  /** Key and certificate as PKCS 12. */
  Path keyStore() {
    return data().resolve("keys/tls.p12");
  }

  /** The password of {@link #keyStore}. */
  String keyStorePassword() {
    return read(data().resolve("keys/variables/tls.keystore.password")).strip();
  }

  /** Writes the private key as PEM, for servers that read nothing else. */
  Path privateKey() {
    try {
      KeyStore store = KeyStore.getInstance(keyStore().toFile(), keyStorePassword().toCharArray());
      String alias = store.aliases().nextElement();
      byte[] key = store.getKey(alias, keyStorePassword().toCharArray()).getEncoded();
      Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + lines.encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n";
      Path file =
          Files.createFile(
              run.resolve("tls.key"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, pem, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
