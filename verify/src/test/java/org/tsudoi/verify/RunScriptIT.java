package org.tsudoi.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.verify.server.RunScript;

/** The newcomer's one command: {@code ./run.sh}. */
@Tag("spec-6.1.1")
@Tag("spec-6.1.2")
class RunScriptIT {

  @TempDir private Path folder;

  @BeforeEach
  void takeWhatThisBuildMade() {
    RunScript.takeBuildAsItIs();
  }

  @Test
  void startsTheDemoStopsAtControlCAndFindsEverythingAgain() throws IOException {
    Path data = folder.resolve("data");
    String demo;
    try (RunScript first = RunScript.start("--data", data.toString(), "--demo")) {
      first.awaitSaid("Ctrl-C stops the server.");
      assertThat(first.said())
          .containsPattern("Console +https://127\\.0\\.0\\.1:\\d+/console/")
          .containsPattern("Meeting page +https://127\\.0\\.0\\.1:\\d+/room/")
          .containsPattern("name: (?!admin\\b)\\S{6,}")
          .containsPattern("password: (?=\\S*[a-z])(?=\\S*[A-Z])(?=\\S*[0-9])\\S{8,}");
      demo = first.said("window 1");
      assertThat(demo).contains("sign in as");
      assertThat(Files.getPosixFilePermissions(data.resolve("initial-administrator")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(first.interrupt()).isZero();
      assertThat(first.said()).contains("Stopped.");
      assertThat(data.resolve("instance.json")).doesNotExist();
    }

    try (RunScript second = RunScript.start("--data", data.toString(), "--demo")) {
      second.awaitSaid("Ctrl-C stops the server.");
      assertThat(second.said("window 1")).isEqualTo(demo);
      assertThat(second.interrupt()).isZero();
    }
  }

  @Test
  void saysInOneSentenceThatAPortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefuses(
          RunScript.start("--data", folder.toString(), "--https-port", port),
          "Port " + port + " on 127.0.0.1 is in use; choose another with --https-port.");
    }
  }

  @Test
  void saysInOneSentenceThatAFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path data = file.resolve("data");
    assertRefuses(
        RunScript.start("--data", data.toString()), "The folder " + data + " cannot be made.");
  }

  @Test
  void saysInOneSentenceThatTheJdkIsTooOld() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    Path javac = Files.writeString(bin.resolve("javac"), "#!/bin/sh\necho javac 11.0.2\n");
    Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertRefuses(
        RunScript.startWithJdk(bin.getParent(), "--data", folder.toString()),
        "A JDK 17 or newer is needed; this one is 11.");
  }

  private static void assertRefuses(RunScript run, String sentence) {
    try (run) {
      assertThat(run.awaitEnd()).isNotZero();
      assertThat(run.said().strip()).isEqualTo("run.sh: " + sentence);
    }
  }
}
