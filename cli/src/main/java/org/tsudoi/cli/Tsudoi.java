package org.tsudoi.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The root command. Exit codes: 0 done, 1 refused or failed with one sentence, 2 wrong arguments.
 */
@Command(
    name = "tsudoi",
    description = "Looks after a Tsudoi server on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    subcommands = {
      InitCommand.class,
      StatusCommand.class,
      UserCommand.class,
      DeviceCommand.class,
      AccessCommand.class,
      DemoCommand.class
    })
public final class Tsudoi implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Tsudoi())
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              if (failure instanceof CommandFailure) {
                command.getErr().println("tsudoi: " + failure.getMessage());
              } else {
                failure.printStackTrace(command.getErr());
              }
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
