package org.tsudoi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsudoiTest {

  @TempDir private Path folder;

  @Test
  void asksWhatToDoWhenNothingIsSaid() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Say what to do.", "init", "status", "user", "demo");
  }

  @Test
  void refusesAnUnknownOption() {
    assertThat(CommandRun.of("status", "--wrong").exitCode()).isEqualTo(2);
  }

  @Test
  void saysInOneSentenceThatNoServerRuns() {
    CommandRun run = CommandRun.of("status", "--data", folder.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("tsudoi: No server runs on " + folder + ".\n");
  }

  @Test
  void saysInOneSentenceThatTheServerDoesNotAnswer() throws IOException {
    CommandRun.of("init", "--data", folder.toString());
    Files.writeString(folder.resolve("instance.json"), "{\"api\":\"https://127.0.0.1:1/api/v1/\"}");
    Files.writeString(folder.resolve("command-line-token"), "abc");

    CommandRun run = CommandRun.of("user", "reset", "someone", "--data", folder.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("https://127.0.0.1:1/api/v1/ does not answer").hasLineCount(1);
  }

  @Test
  void needsTheNameOfTheUserToReset() {
    assertThat(CommandRun.of("user", "reset").err()).contains("NAME");
    assertThat(CommandRun.of("user", "reset-second-factor").err()).contains("NAME");
    assertThat(CommandRun.of("devices").err()).contains("Say what to do with the devices");
  }

  @Test
  void tellsTheDemoAgainWithoutAServer() throws IOException {
    Files.writeString(folder.resolve("demo"), "as before\n");

    assertThat(CommandRun.of("demo", "--data", folder.toString()).out()).isEqualTo("as before\n");
  }

  @Test
  void passesOnTheServersWords() {
    String body = "{\"title\":\"Not found\",\"detail\":\"No such user\",\"code\":\"not-found\"}";

    assertThat(RefusedByServer.of(404, body))
        .hasMessage("Not found: No such user (not-found)")
        .extracting(RefusedByServer::code)
        .isEqualTo("not-found");
    assertThat(RefusedByServer.of(502, "<html>")).hasMessage("The server refused with status 502.");
  }

  @RepeatedTest(20)
  void generatesPasswordsOfThreeKinds() {
    assertThat(GeneratedPassword.next(new SecureRandom()))
        .hasSize(17)
        .containsPattern("[A-Z]")
        .containsPattern("[a-z]")
        .containsPattern("[0-9]");
  }
}
