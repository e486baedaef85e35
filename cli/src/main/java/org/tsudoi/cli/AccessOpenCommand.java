package org.tsudoi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Empties the access rules: the way back in when they refuse everybody. */
@Command(
    name = "open",
    description = "Empties the access rules, so that everybody may connect from everywhere again.")
final class AccessOpenCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ServerApi.of(data.folder()).delete("access-rules");
    spec.commandLine()
        .getOut()
        .println(
            "The access rules are empty: everybody may connect. The console keeps the old ones.");
    return 0;
  }
}
