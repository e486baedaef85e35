package org.tsudoi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about the access rules. */
@Command(
    name = "access",
    description = "Looks after the rules from which addresses the server may be used.",
    subcommands = AccessOpenCommand.class)
final class AccessCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the access rules.");
  }
}
