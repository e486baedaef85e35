package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec-6.3.1")
class LoginNameTest {

  @ParameterizedTest
  @CsvSource({
    "Hanako.Sato, hanako.sato",
    "' hanako ', hanako",
    "hanako@example.org, hanako@example.org",
    "花子さん, 花子さん",
    "cafe\u0301, caf\u00e9",
    "\u304b\u3099ku1, \u304cku1",
  })
  void hasOneForm(String typed, String canonical) {
    assertThat(LoginName.typed(typed)).map(LoginName::value).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "a b",
        "-abc",
        ".abc",
        "ab\nc",
        "ab\u0000c",
        "ab\u202ecd",
        "ab|cd",
        "ab:cd",
        "ab;cd",
        "#{7*7}",
        "${jndi:ldap}",
        "\ud800abc",
        "a\u200bbc"
      })
  void refusesWhatCouldMislead(String typed) {
    assertThat(LoginName.typed(typed)).isEmpty();
  }

  @Test
  void isAtMost64CharactersLong() {
    assertThat(LoginName.typed("a".repeat(64))).isPresent();
    assertThat(LoginName.typed("a".repeat(65))).isEmpty();
    assertThat(LoginName.typed("a".repeat(10_000_000))).isEmpty();
  }
}
