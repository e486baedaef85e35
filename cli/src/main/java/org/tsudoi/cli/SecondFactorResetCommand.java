package org.tsudoi.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the second factor from a user: the way back in for an administrator who has lost it. */
@Command(
    name = "reset-second-factor",
    description = "Takes the second factor from a user who has lost it.")
final class SecondFactorResetCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Parameters(paramLabel = "NAME", description = "The user's sign-in name.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    ServerApi.of(data.folder()).delete("users/by-login-name/" + segment + "/second-factor");
    spec.commandLine().getOut().println("No code is asked of " + name + " any more.");
    return 0;
  }
}
