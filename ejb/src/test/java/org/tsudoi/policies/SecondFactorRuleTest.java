package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.1")
class SecondFactorRuleTest {

  @Test
  void isStoredAsOneWordOrAsItsRoles() {
    SecondFactorRule all = new SecondFactorRule(true, Set.of(SystemRole.values()));

    assertThat(SecondFactorRule.OFF.text()).isEqualTo("OFF");
    assertThat(SecondFactorRule.OPTIONAL.text()).isEqualTo("OPTIONAL");
    assertThat(all.text())
        .startsWith("SYSTEM_ADMINISTRATOR,USER_ADMINISTRATOR,")
        .hasSizeLessThan(120);
    assertThat(SecondFactorRule.of("OFF")).isEqualTo(SecondFactorRule.OFF);
    assertThat(SecondFactorRule.of("OPTIONAL")).isEqualTo(SecondFactorRule.OPTIONAL);
    assertThat(SecondFactorRule.of(all.text())).isEqualTo(all);
  }

  @Test
  void isRequiredOfWhoeverHasOneOfItsRoles() {
    SecondFactorRule rule = new SecondFactorRule(true, Set.of(SystemRole.AUDITOR));

    assertThat(rule.isRequiredOf(Set.of(SystemRole.PARTICIPANT, SystemRole.AUDITOR))).isTrue();
    assertThat(rule.isRequiredOf(Set.of(SystemRole.PARTICIPANT))).isFalse();
    assertThat(SecondFactorRule.OPTIONAL.isRequiredOf(Set.of(SystemRole.values()))).isFalse();
  }

  @Test
  void requiresNothingThatIsNotOffered() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> new SecondFactorRule(false, Set.of(SystemRole.AUDITOR)));
  }
}
