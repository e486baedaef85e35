package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spec-6.3.3")
class OptionRuleTest {

  @ParameterizedTest
  @CsvSource({
    "FORCED_ON, FORCED_OFF, FORCED_ON",
    "FORCED_ON, DEFAULT_OFF, FORCED_ON",
    "FORCED_OFF, DEFAULT_ON, FORCED_OFF",
    "DEFAULT_ON, DEFAULT_OFF, DEFAULT_ON",
    "DEFAULT_OFF, DEFAULT_OFF, DEFAULT_OFF"
  })
  void forcedIsStricterThanDefaultAndThenTheSaferSide(
      OptionRule one, OptionRule other, OptionRule stricter) {
    assertThat(MeetingOption.MEETING_KEY.stricter(one, other)).isEqualTo(stricter);
    assertThat(MeetingOption.MEETING_KEY.stricter(other, one)).isEqualTo(stricter);
  }

  @ParameterizedTest
  @CsvSource({
    "FORCED_ON, FORCED_OFF, FORCED_OFF",
    "DEFAULT_ON, DEFAULT_OFF, DEFAULT_OFF",
    "FORCED_ON, DEFAULT_OFF, FORCED_ON"
  })
  void theSaferSideMayBeOff(OptionRule one, OptionRule other, OptionRule stricter) {
    assertThat(one.stricter(other, false)).isEqualTo(stricter);
    assertThat(other.stricter(one, false)).isEqualTo(stricter);
  }

  @ParameterizedTest
  @CsvSource({
    "FORCED_ON, true, false, true",
    "DEFAULT_ON, true, true, true",
    "DEFAULT_OFF, true, true, false",
    "FORCED_OFF, false, true, false"
  })
  void admitsWhatItDoesNotForbid(OptionRule rule, boolean on, boolean off, boolean begins) {
    assertThat(rule.admits(true)).isEqualTo(on);
    assertThat(rule.admits(false)).isEqualTo(off);
    assertThat(rule.isOn()).isEqualTo(begins);
  }
}
