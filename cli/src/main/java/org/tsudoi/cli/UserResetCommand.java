package org.tsudoi.cli;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a user a new one-time password and prints it: the way back in for a lost administrator. */
@Command(name = "reset", description = "Gives a user a new one-time password.")
final class UserResetCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Parameters(paramLabel = "NAME", description = "The user's sign-in name.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    JsonObject answer =
        ServerApi.of(data.folder()).post("users/by-login-name/" + segment + "/password-reset");
    spec.commandLine()
        .getOut()
        .println("One-time password of " + name + ": " + answer.getString("oneTimePassword"));
    return 0;
  }
}
