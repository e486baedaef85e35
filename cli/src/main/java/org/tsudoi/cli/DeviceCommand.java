package org.tsudoi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about device authentication. */
@Command(
    name = "devices",
    description = "Looks after device authentication.",
    subcommands = {DeviceSwitchOffCommand.class})
final class DeviceCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the devices.");
  }
}
