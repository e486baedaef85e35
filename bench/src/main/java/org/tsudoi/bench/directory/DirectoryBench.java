package org.tsudoi.bench.directory;

import java.nio.file.Path;
import java.util.List;
import org.tsudoi.bench.contender.Workplace;

/**
 * Measures lists of users and searches in them, started by {@code bench/bench.sh --users}.
 *
 * <p>Tsudoi has ten times as many people as its peer. Writes {@code docs/performance-users.md};
 * with {@code --quick} it shows that everything works and writes below {@code bench/target}.
 */
public final class DirectoryBench {

  private static final int WARM_UP = 300;

  private DirectoryBench() {}

  /** Takes the project's folder, then perhaps {@code --quick}. */
  public static void main(String[] arguments) {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    boolean quick = List.of(arguments).contains("--quick");
    People many = new People(quick ? 2_000 : 100_000);
    Workplace place = Workplace.below(project);
    try (Directory derby = TsudoiDirectory.start(place.within("derby"), new DerbyDatabase(), many);
        Directory postgresql =
            TsudoiDirectory.start(place.within("postgresql"), PostgreSqlDatabase.start(), many);
        Directory keycloak = KeycloakDirectory.start(place, new People(many.count() / 10))) {
      List<DirectoryTimes> all =
          List.of(
              DirectoryTimes.of(derby), DirectoryTimes.of(postgresql), DirectoryTimes.of(keycloak));
      int rounds = quick ? 1 : 3;
      int asked = quick ? 20 : 200;
      all.forEach(each -> each.ask(quick ? asked : WARM_UP, 0));
      all.forEach(DirectoryTimes::forget);
      for (int round = 1; round <= rounds; round++) {
        for (DirectoryTimes each : all) {
          each.ask(asked, round);
        }
      }
      new DirectoryReport(all, rounds * asked)
          .writeTo(project.resolve(quick ? "bench/target" : "docs"));
    }
  }
}
