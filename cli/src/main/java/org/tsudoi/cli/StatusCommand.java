package org.tsudoi.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the running server says about itself. */
@Command(name = "status", description = "Shows version, uptime and live counts of the server.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Option(names = "--json", description = "Print the server's answer as it came.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject status = ServerApi.of(data.folder()).get("status");
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(status);
    } else {
      print(out, "", status);
    }
    return 0;
  }

  private static void print(PrintWriter out, String prefix, JsonObject values) {
    for (Map.Entry<String, JsonValue> entry : values.entrySet()) {
      if (entry.getValue() instanceof JsonObject inner) {
        print(out, prefix + entry.getKey() + ".", inner);
      } else {
        out.printf("%-24s %s%n", prefix + entry.getKey(), text(entry.getValue()));
      }
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
