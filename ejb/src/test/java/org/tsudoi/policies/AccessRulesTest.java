package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.policies.AccessRuleFlaw.Reason;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-8.1")
class AccessRulesTest {

  private static Map<AccessArea, List<AccessRuleLine>> console(String text) {
    return Map.of(AccessArea.CONSOLE, AccessRuleLine.ofText(text));
  }

  private static List<Reason> reasons(String text) {
    return AccessRules.flaws(console(text)).stream().map(AccessRuleFlaw::reason).toList();
  }

  @Test
  void withoutRulesEveryoneMayUseEverything() {
    for (AccessArea area : AccessArea.values()) {
      assertThat(AccessRules.NONE.admits(area, "203.0.113.9")).isTrue();
    }
  }

  @Test
  void closeOneAreaAndLeaveTheOthersOpen() {
    AccessRules rules = AccessRules.of(console("192.0.2.0/24 Office\n\n2001:db8::/32"));

    assertThat(rules.admits(AccessArea.CONSOLE, "192.0.2.9")).isTrue();
    assertThat(rules.admits(AccessArea.CONSOLE, "2001:db8:1::9")).isTrue();
    assertThat(rules.admits(AccessArea.CONSOLE, "203.0.113.9")).isFalse();
    assertThat(rules.admits(AccessArea.CONSOLE, "")).isFalse();
    assertThat(rules.admits(AccessArea.API, "203.0.113.9")).isTrue();
    assertThat(rules.admits(AccessArea.CLIENTS, "203.0.113.9")).isTrue();
  }

  @Test
  void readARangeAndThenARemarkFromEachLine() {
    AccessRules rules =
        AccessRules.of(console("  192.0.2.0/24\t Tokyo office \r\n198.51.100.1　本社"));

    assertThat(rules.rules(AccessArea.CONSOLE))
        .containsExactly(
            new AccessRule(AddressRange.of("192.0.2.0/24"), "Tokyo office"),
            new AccessRule(AddressRange.of("198.51.100.1"), "本社"));
  }

  @Test
  void tellEachFlawAndItsLine() {
    List<AccessRuleFlaw> flaws =
        AccessRules.flaws(
            console("192.0.2.0/24\n\noffice\n192.0.2.9/24\n192.0.2.0/24 Again\n::/200"));

    assertThat(flaws)
        .extracting(AccessRuleFlaw::reason)
        .containsExactly(Reason.NO_ADDRESS, Reason.HOST_BITS, Reason.TWICE, Reason.NO_PREFIX);
    assertThat(flaws).extracting(AccessRuleFlaw::index).containsExactly(2, 3, 4, 5);
    assertThat(flaws.get(1).suggestion()).isEqualTo("192.0.2.0/24");
  }

  @Test
  void haveLimits() {
    String hundred =
        IntStream.range(0, AccessRules.MOST)
            .mapToObj(i -> "10.0." + i + ".0/24")
            .collect(Collectors.joining("\n"));
    String longest = "𠮷".repeat(AccessRules.MOST_REMARK);

    assertThat(reasons(hundred)).isEmpty();
    assertThat(reasons(hundred + "\n192.0.2.1")).containsExactly(Reason.TOO_MANY);
    assertThat(reasons("192.0.2.1 " + longest)).isEmpty();
    assertThat(reasons("192.0.2.1 " + longest + "x")).containsExactly(Reason.REMARK_TOO_LONG);
  }

  @Test
  void nameTheFirstFlawWhenTheyAreRefused() {
    assertThatThrownBy(() -> AccessRules.of(console("192.0.2.1\nnonsense")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.problem()).isEqualTo(Problem.INVALID_VALUE);
              assertThat(refused.field()).contains("console.1");
              assertThat(refused.detail()).contains("no-address");
            });
  }
}
