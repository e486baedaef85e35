package org.tsudoi.verify.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.InitialSignIn;
import org.tsudoi.verify.server.RunsBesideOthers;
import org.tsudoi.verify.server.TsudoiServer;

/** What a server does with its secrets over its first starts; on a server of its own. */
@RunsBesideOthers
@Tag("spec-6.1.1")
class FirstStartIT {

  @Test
  void showsTheFirstAdministratorOnceAndTheCommandLineANewTokenAtEachStart() throws Exception {
    TsudoiServer server = TsudoiServer.start();
    try {
      Path initial = server.data().resolve("initial-administrator");
      Path tokenFile = server.data().resolve("command-line-token");
      InitialSignIn first = InitialSignIn.of(server);
      String oldToken = Files.readString(tokenFile).strip();

      assertThat(first.name()).matches("adm-[a-z2-9]{6}");
      assertThat(modeOf(initial)).isEqualTo("rw-------");
      assertThat(modeOf(tokenFile)).isEqualTo("rw-------");
      LogText.of(server).assertHasNone(first.password(), oldToken);

      ApiClient commandLine = server.anonymous().with(oldToken);
      assertThat(commandLine.get("status").expect(200)).containsKeys("version", "live");
      assertThat(commandLine.get("session").problem()).isEqualTo("not-signed-in");
      assertThat(initial).exists();

      String chief = server.administrator().name();
      assertThat(initial).doesNotExist();
      String bearer = server.administrator().signIn().token();

      server.close();
      assertThat(tokenFile).doesNotExist();
      server.restart();

      String newToken = Files.readString(tokenFile).strip();
      assertThat(newToken).isNotEqualTo(oldToken);
      assertThat(server.anonymous().with(oldToken).get("status").status()).isEqualTo(401);
      assertThat(initial).doesNotExist();
      assertThat(server.anonymous().with(bearer).get("session").status()).isEqualTo(200);
      String oneTime =
          server
              .anonymous()
              .with(newToken)
              .post("users/by-login-name/" + chief + "/password-reset")
              .expect(200)
              .getString("oneTimePassword");
      assertThat(server.anonymous().with(bearer).get("session").status()).isEqualTo(401);
      assertThat(server.anonymous().signIn(chief, oneTime).token()).isNotEmpty();
    } finally {
      server.close();
    }
  }

  private static String modeOf(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
