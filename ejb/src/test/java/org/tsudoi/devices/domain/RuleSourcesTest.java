package org.tsudoi.devices.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tsudoi.policies.DeviceRule.BOTH_REQUIRED;
import static org.tsudoi.policies.DeviceRule.KEY_REQUIRED;
import static org.tsudoi.policies.DeviceRule.MAC_REQUIRED;
import static org.tsudoi.policies.DeviceRule.OFF;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tsudoi.policies.DeviceRule;

@Tag("spec-6.3.1")
class RuleSourcesTest {

  @ParameterizedTest
  @EnumSource
  void oneSOwnValueCountsBeforeAllOthers(DeviceRule own) {
    RuleSources sources =
        new RuleSources(Optional.of(own), List.of(BOTH_REQUIRED), DeviceRule.MAC_REQUIRED);

    assertThat(sources.effective()).isEqualTo(own);
  }

  @Test
  void theStrictestGroupCountsBeforeTheInstallation() {
    assertThat(new RuleSources(Optional.empty(), List.of(OFF), BOTH_REQUIRED).effective())
        .isEqualTo(OFF);
    assertThat(
            new RuleSources(Optional.empty(), List.of(OFF, MAC_REQUIRED, KEY_REQUIRED), OFF)
                .effective())
        .isEqualTo(BOTH_REQUIRED);
    assertThat(new RuleSources(Optional.empty(), List.of(), KEY_REQUIRED).effective())
        .isEqualTo(KEY_REQUIRED);
  }

  @ParameterizedTest
  @EnumSource
  void twoRulesTogetherAskForEverythingThatEitherAsksFor(DeviceRule one) {
    for (DeviceRule other : DeviceRule.values()) {
      DeviceRule both = one.and(other);
      assertThat(both).isEqualTo(other.and(one));
      assertThat(both.needsMac()).isEqualTo(one.needsMac() || other.needsMac());
      assertThat(both.needsKey()).isEqualTo(one.needsKey() || other.needsKey());
    }
  }
}
