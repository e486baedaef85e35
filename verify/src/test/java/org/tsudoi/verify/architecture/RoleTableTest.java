package org.tsudoi.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.meetings.Role;
import org.tsudoi.verify.server.Project;

/** The table of roles in docs/protocol.md is the one that decides. */
class RoleTableTest {

  @Test
  @Tag("spec-6.4.4")
  void theProtocolShowsTheTableThatDecides() {
    String document = Sources.text(Project.root().resolve("docs/protocol.md"));

    String table =
        Arrays.stream(MeetingAction.values())
            .map(RoleTableTest::line)
            .collect(Collectors.joining("\n"));
    String roles = Stream.of(Role.values()).map(Role::wireName).collect(Collectors.joining(" | "));

    assertThat(document)
        .contains("| action | " + roles + " | system administrator |\n")
        .contains("\n" + table + "\n\n");
  }

  private static String line(MeetingAction action) {
    String cells =
        Stream.of(Role.values())
            .map(role -> action.isFor(role) ? "+" : "-")
            .collect(Collectors.joining(" | "));
    String administrator = action.isForAdministrators() ? "+" : ".";
    String name = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "| " + name + " | " + cells + " | " + administrator + " |";
  }
}
