package org.tsudoi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

  @TempDir private Path folder;

  @Test
  @Tag("spec-8.1")
  @Tag("S-3")
  void makesFoldersAndSecretsForTheOwnerAlone() throws IOException {
    Path data = folder.resolve("new/data");

    CommandRun run = init(data);

    assertThat(run.exitCode()).as(run.err()).isZero();
    try (Stream<Path> files = Files.walk(data)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    }
    assertThat(data.resolve("keys/audit-mac.key")).hasSize(32);
    assertThat(data.resolve("keys/personal.key")).hasSize(32);
    assertThat(data.resolve("keys/monitor.password")).content().hasSize(64);
    assertThat(data.resolve("keys/variables/derby.boot.password")).content().hasSize(64);
    assertThat(data.resolve("keys/tls.crt")).content().startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void keepsEveryKeyAtASecondRun() throws IOException {
    init(folder);
    Map<Path, String> before = secrets(folder);

    CommandRun run = init(folder);

    assertThat(run.exitCode()).isZero();
    assertThat(secrets(folder)).isEqualTo(before).hasSizeGreaterThan(5);
  }

  @Test
  @Tag("S-5")
  void makesDifferentSecretsForEachInstallation() throws IOException {
    init(folder.resolve("one"));
    init(folder.resolve("two"));

    Map<Path, String> secrets = secrets(folder.resolve("one/keys"));
    secrets.putAll(secrets(folder.resolve("two/keys")));

    assertThat(secrets).hasSizeGreaterThan(10);
    assertThat(secrets.values()).doesNotHaveDuplicates();
  }

  @Test
  void renewsItsOwnCertificateForAnotherHost() throws IOException {
    init(folder);
    String before = Files.readString(folder.resolve("keys/tls.crt"));

    CommandRun.of("init", "--data", folder.toString(), "--host", "192.0.2.7");

    assertThat(folder.resolve("keys/tls.crt")).content().isNotEqualTo(before);
  }

  @Test
  void refusesADatabaseWhoseKeysAreGone() throws IOException {
    Files.createDirectory(folder.resolve("database"));

    CommandRun run = init(folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("holds a database but not its keys").hasLineCount(1);
  }

  @Test
  void refusesAFileInPlaceOfTheFolderWithOneSentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(init(file).err()).isEqualTo("tsudoi: " + file + " is not a folder.\n");
    assertThat(init(file.resolve("below")).exitCode()).isEqualTo(1);
    assertThat(init(file.resolve("below")).err()).hasLineCount(1);
  }

  private static CommandRun init(Path data) {
    return CommandRun.of("init", "--data", data.toString());
  }

  private static Map<Path, String> secrets(Path below) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
