package org.tsudoi.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.SystemRole;

class ConsolePagesTest {

  @Test
  void leadsBackToThePageThatWasAskedFor() {
    assertThat(ConsolePages.inside("/console/accounts/account-edit.xhtml?id=1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/console/",
        "//evil.example/console/",
        "/console/..//evil.example",
        "/console//evil.example",
        "/console/\\evil.example",
        "/console/a\r\nSet-Cookie: x=y",
        "/console/accounts/sign-in.xhtml",
        "/console/error/failure.xhtml"
      })
  void leadsNowhereElseAfterSignIn(String wanted) {
    assertThat(ConsolePages.inside(wanted)).isEmpty();
  }

  @Test
  void pagesOfOneNounShareASection() {
    assertThat(ConsoleSection.of("/console/accounts/account-edit.xhtml"))
        .contains(ConsoleSection.USERS);
    assertThat(ConsoleSection.of("/console/meetings/meeting-live.xhtml"))
        .contains(ConsoleSection.LIVE);
    assertThat(ConsoleSection.of("/console/meetings/meeting-create.xhtml"))
        .contains(ConsoleSection.MEETINGS);
    assertThat(ConsoleSection.of("/console/accounts/password-change.xhtml")).isEmpty();
  }

  @Test
  void participantsSeeNothingOfTheConsoleButTheirOwnMeetings() {
    assertThat(ConsoleSection.values())
        .filteredOn(section -> section.isOpenTo(Set.of(SystemRole.PARTICIPANT)))
        .containsExactly(ConsoleSection.OWN_MEETINGS);
    assertThat(ConsoleSection.of("/console/meetings/own-meetings.xhtml"))
        .contains(ConsoleSection.OWN_MEETINGS);
  }
}
