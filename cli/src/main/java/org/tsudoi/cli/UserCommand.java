package org.tsudoi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about users. */
@Command(
    name = "user",
    description = "Looks after users.",
    subcommands = {UserResetCommand.class, SecondFactorResetCommand.class})
final class UserCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the user.");
  }
}
