package org.tsudoi.cli;

import jakarta.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks for no device any more: the way back in for administrators whom the policy keeps out. */
@Command(
    name = "switch-off",
    description = "Asks nothing of devices any more, of everybody's or of one user's.")
final class DeviceSwitchOffCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Only for the user with this sign-in name, whatever the policy says.")
  private String user;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ServerApi server = ServerApi.of(data.folder());
    if (user == null) {
      server.post("devices/switch-off");
      say("The policy asks nothing of devices any more. Users with a rule of their own keep it.");
    } else {
      server.post("devices/exempt", Json.createObjectBuilder().add("loginName", user).build());
      say("Nothing is asked of the device of " + user + " any more.");
    }
    return 0;
  }

  private void say(String sentence) {
    spec.commandLine().getOut().println(sentence);
  }
}
