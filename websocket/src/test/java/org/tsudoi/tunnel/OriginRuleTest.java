package org.tsudoi.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec-8.1")
class OriginRuleTest {

  private static final String HOST = "meet.example.org:9443";

  private final OriginRule rule = new OriginRule(Set.of("https://portal.example.org"));

  @ParameterizedTest
  @ValueSource(strings = {"https://meet.example.org:9443", "https://portal.example.org"})
  void allowsTheOwnPageAndTheListedOnes(String origin) {
    assertThat(rule.allows(List.of(origin), HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "https://meet.example.org",
        "http://meet.example.org:9443",
        "https://meet.example.org:9443/",
        "https://evil.meet.example.org:9443",
        "https://meet.example.org:9443.evil.example",
        "https://portal.example.org.evil.example"
      })
  @Tag("O-1")
  @Tag("O-2")
  @Tag("O-3")
  @Tag("O-4")
  void refusesEverythingElse(String origin) {
    assertThat(rule.allows(List.of(origin), HOST)).isFalse();
  }

  @Test
  void refusesTwoOriginsEvenIfBothWouldDo() {
    assertThat(rule.allows(List.of("https://" + HOST, "https://" + HOST), HOST)).isFalse();
  }

  @Test
  void allowsAClientThatIsNoBrowser() {
    assertThat(rule.allows(List.of(), HOST)).isTrue();
  }
}
