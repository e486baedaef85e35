package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.shared.Duty;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.1.1")
class FirstAdministratorTest {

  @TempDir Path folder;

  @Test
  @Tag("A-16")
  void beginsWithAGeneratedNameAndAPasswordThatOnlyTheFileTells() throws Exception {
    AccountsFixture room = new AccountsFixture(folder);

    room.first.begin();

    Path file = folder.resolve("initial-administrator");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("name: adm-[a-z2-9]{6}");
    assertThat(lines.get(1)).matches("password: [A-Za-z2-9]{16}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(room.audit.lines.toString()).doesNotContain(lines.get(1).substring(10));
  }

  @Test
  @Tag("A-16")
  void removesTheFileAtItsFirstUse() throws Exception {
    AccountsFixture room = new AccountsFixture(folder);
    room.first.begin();
    Path file = folder.resolve("initial-administrator");
    List<String> lines = Files.readAllLines(file);
    String other = room.create("hanako", SystemRole.PARTICIPANT).oneTimePassword();

    room.signIn("hanako", other);
    assertThat(file).exists();

    SignedIn chief = room.signIn(lines.get(0).substring(6), lines.get(1).substring(10));
    assertThat(file).doesNotExist();
    assertThat(chief.caller().has(SystemRole.SYSTEM_ADMINISTRATOR)).isTrue();
    assertThat(chief.caller().owes(Duty.PASSWORD_CHANGE)).isTrue();
  }

  @Test
  void doesNothingOnceThereAreAccounts() {
    AccountsFixture room = new AccountsFixture(folder);
    room.create("hanako", SystemRole.PARTICIPANT);

    room.first.begin();

    assertThat(folder.resolve("initial-administrator")).doesNotExist();
  }

  @Test
  void admitsTheCommandLineFromThisMachineWithTheTokenOfThisStartOnly() throws Exception {
    AccountsFixture room = new AccountsFixture(folder);
    room.commandLine.publish();
    String token = Files.readString(folder.resolve("command-line-token")).strip();
    AccountsFixture restarted = new AccountsFixture(folder);
    restarted.commandLine.publish();

    assertThat(room.signIn.commandLine(token, "127.0.0.1")).isPresent();
    assertThat(room.signIn.commandLine(token, "0:0:0:0:0:0:0:1")).isPresent();
    assertThat(room.signIn.commandLine(token, "192.0.2.1")).isEmpty();
    assertThat(room.signIn.commandLine(token, "127.0.0.1.example.org")).isEmpty();
    assertThat(room.signIn.commandLine(token + "x", "127.0.0.1")).isEmpty();
    assertThat(room.signIn.commandLine("", "127.0.0.1")).isEmpty();
    assertThat(restarted.signIn.commandLine(token, "127.0.0.1")).isEmpty();
  }
}
