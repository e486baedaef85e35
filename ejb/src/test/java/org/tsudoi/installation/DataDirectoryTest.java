package org.tsudoi.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path folder;
  private DataDirectory data;

  @BeforeEach
  void open() {
    data = new DataDirectory(folder.toString());
  }

  @Test
  @Tag("S-3")
  void writesASecretThatOnlyItsOwnerCanRead() throws IOException {
    data.writeSecret("token", "abc");

    assertThat(data.read("token")).contains("abc");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
        .isEqualTo("rw-------");
  }

  @Test
  void replacesASecretWholeAndLeavesNothingElseBehind() throws IOException {
    data.writeSecret("token", "a long first value");
    data.writeSecret("token", "short");

    assertThat(data.read("token")).contains("short");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void forgetsADeletedFile() {
    data.writeSecret("token", "abc");

    data.delete("token");
    data.delete("token");

    assertThat(data.read("token")).isEmpty();
  }

  @Test
  @Tag("X-5")
  void refusesNamesThatLeaveTheFolder() {
    assertThatIllegalArgumentException().isThrownBy(() -> data.writeSecret("../token", "abc"));
    assertThatIllegalArgumentException().isThrownBy(() -> data.read("keys/audit-mac.key"));
  }

  @Test
  void readsAKeyOfThirtyTwoBytes() throws IOException {
    Files.createDirectory(folder.resolve("keys"));
    Files.write(folder.resolve("keys/audit-mac.key"), new byte[32]);

    assertThat(data.key("audit-mac")).hasSize(32);
  }

  @Test
  void neverMakesAKeyByItself() {
    assertThatIllegalStateException()
        .isThrownBy(() -> data.key("audit-mac"))
        .withMessageContaining("tsudoi init");
  }

  @Test
  void refusesAKeyOfAnotherLength() throws IOException {
    Files.createDirectory(folder.resolve("keys"));
    Files.write(folder.resolve("keys/audit-mac.key"), new byte[31]);

    assertThatIllegalStateException()
        .isThrownBy(() -> data.key("audit-mac"))
        .withMessageContaining("32 bytes");
  }
}
