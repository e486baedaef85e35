package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.CommandLineRun;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** What an operator does with one server: command line, demo, stop, crash, start again. */
@RunsBesideOthers
class OperatingIT {

  private static final Set<String> LEFT_AFTER_STOP =
      Set.of("keys", "database", "liberty", "demo", "initial-administrator", "command-line-token");

  @Test
  @Tag("spec-6.1.1")
  @Tag("spec-8.1")
  void theCommandLineWorksOnARunningServerThatLeavesNothingBehindWhenItStops() {
    try (TsudoiServer server = TsudoiServer.start()) {
      String data = server.data().toString();
      CommandLineRun demo = CommandLineRun.of("demo", "--data", data).mustSucceed();
      Person taro = server.administrator().createUser("Taro Suzuki", "PARTICIPANT");
      assertThat(server.data().resolve("initial-administrator")).doesNotExist();
      assertThat(CommandLineRun.of("demo", "--data", data).output()).isEqualTo(demo.output());
      assertThat(CommandLineRun.of("status", "--data", data).mustSucceed().output())
          .contains("version");
      CommandLineRun reset =
          CommandLineRun.of("user", "reset", taro.name(), "--data", data).mustSucceed();
      String oneTime = reset.output().strip().replaceFirst(".*: ", "");
      assertThat(server.anonymous().signIn(taro.name(), oneTime).get("session").status())
          .isEqualTo(200);

      server.stop();

      assertThat(server.data().resolve("instance.json")).doesNotExist();
      assertThat(server.data().toFile().list()).isSubsetOf(LEFT_AFTER_STOP);
      assertThat(server.data().resolve("database")).exists();
    }
  }

  @Test
  @Tag("long")
  @Tag("spec-6.1.1")
  @Tag("spec-8.1")
  void keepsAllDataThroughStopAndCrash() {
    try (TsudoiServer server = TsudoiServer.start()) {
      String data = server.data().toString();
      CommandLineRun demo = CommandLineRun.of("demo", "--data", data).mustSucceed();
      Person taro = server.administrator().createUser("Taro Suzuki", "PARTICIPANT");

      server.stop();
      server.restart();

      assertThat(taro.signIn().get("session").status()).isEqualTo(200);
      assertThat(CommandLineRun.of("demo", "--data", data).output()).isEqualTo(demo.output());

      server.kill();
      server.restart();

      assertThat(taro.signIn().get("session").status()).isEqualTo(200);
      assertThat(CommandLineRun.of("demo", "--data", data).output()).isEqualTo(demo.output());
    }
  }
}
