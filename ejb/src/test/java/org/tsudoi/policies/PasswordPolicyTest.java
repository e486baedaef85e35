package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.Problem;

@Tag("spec-6.3.2")
class PasswordPolicyTest {

  private static final PasswordContext ALICE = PasswordContext.newAccount("alice.l");
  private final PasswordPolicy policy = classic(8, 5, Duration.ZERO);

  @Tag("spec-6.1.2")
  @ParameterizedTest
  @ValueSource(strings = {"Kd7xWq2b", "Correct-Horse-7", "がぎぐげごXy7Z", "Añejo½ßß5𠮷"})
  void admitsWhatIsLongEnoughAndMixed(String password) {
    assertThat(policy.check(password, ALICE)).isEmpty();
  }

  @Tag("spec-6.1.2")
  @ParameterizedTest
  @CsvSource({
    "Kd7xWq2, TOO_SHORT",
    "kd7xwq2b, NO_UPPER_CASE",
    "KD7XWQ2B, NO_LOWER_CASE",
    "KdxxWqbb, NO_DIGIT",
    "xAlice.L77, CONTAINS_LOGIN_NAME",
    "Password2024!, COMMON",
    "P4ssw0rd1, COMMON",
    "123Qwerty, COMMON",
    "Tsudoi2030, COMMON",
    "Aa123456, COMMON",
    "Michael1, COMMON",
    "1qazXSW2, COMMON",
    "Abc1Abc1Abc1, COMMON"
  })
  @Tag("A-15")
  void saysWhatIsWrong(String password, PasswordViolation violation) {
    assertThat(policy.check(password, ALICE)).containsExactly(violation);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(policy.check("", ALICE))
        .containsExactly(
            PasswordViolation.TOO_SHORT,
            PasswordViolation.NO_UPPER_CASE,
            PasswordViolation.NO_LOWER_CASE,
            PasswordViolation.NO_DIGIT);
  }

  @Test
  @Tag("A-15")
  void refusesWhatIsTooLongAndCutsNothing() {
    String longest =
        new Random(1)
            .ints(125, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("", "Aa1", ""));

    assertThat(policy.check(longest, ALICE)).isEmpty();
    assertThat(policy.check(longest + "x", ALICE)).containsExactly(PasswordViolation.TOO_LONG);
  }

  @ParameterizedTest
  @CsvSource({"classic, 8", "modern, 15"})
  @Tag("A-15")
  void takesEveryLengthBetweenTheLeastAndTheGreatest(String profile, int least) {
    PasswordPolicy asked =
        PasswordPolicy.of(
            profile.equals("classic") ? PasswordRules.classic() : PasswordRules.modern());
    String text =
        "Kd7xWq2bTn5vRc9"
            + new Random(2)
                .ints(10_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

    for (int length : List.of(least, least + 1, 63, 64, 65, 127, 128)) {
      assertThat(asked.check(text.substring(0, length), ALICE)).as("" + length).isEmpty();
    }
    assertThat(asked.check(text.substring(0, least - 1), ALICE))
        .containsExactly(PasswordViolation.TOO_SHORT);
    for (int length : List.of(129, 10_000)) {
      assertThat(asked.check(text.substring(0, length), ALICE))
          .containsExactly(PasswordViolation.TOO_LONG);
    }
  }

  @Test
  @Tag("A-15")
  void countsCharactersAsPeopleSeeThem() {
    String sevenOfTwoUnits = "Aa1" + "𠮷".repeat(4);

    assertThat(policy.check(sevenOfTwoUnits, ALICE)).containsExactly(PasswordViolation.TOO_SHORT);
    assertThat(policy.check("Aa1cafe\u0301", ALICE)).containsExactly(PasswordViolation.TOO_SHORT);
  }

  @Test
  @Tag("A-15")
  void refusesThePasswordsOfTheGenerationsAndAdmitsTheOneBefore() {
    List<String> newestFirst = List.of("Now1aaaa", "Bef1aaaa", "Bef2aaaa");
    PasswordContext context =
        new PasswordContext(
            "alice", (candidate, newest) -> newestFirst.subList(0, newest).contains(candidate));
    PasswordPolicy two = classic(8, 2, Duration.ZERO);

    assertThat(two.check("Now1aaaa", context)).containsExactly(PasswordViolation.REUSED);
    assertThat(two.check("Bef1aaaa", context)).containsExactly(PasswordViolation.REUSED);
    assertThat(two.check("Bef2aaaa", context)).isEmpty();
    assertThat(PasswordViolation.REUSED.problem()).isEqualTo(Problem.PASSWORD_REUSED);
  }

  @Test
  void comparesWithPastPasswordsOnlyWhatIsNotWrongAnyway() {
    List<String> asked = new ArrayList<>();
    PasswordContext context =
        new PasswordContext("alice", (candidate, newest) -> asked.add(candidate));

    policy.check("short", context);
    classic(8, 0, Duration.ZERO).check("Kd7xWq2b", context);

    assertThat(asked).isEmpty();
  }

  @Test
  void asksForAChangeAfterTheLifetimeIfThereIsOne() {
    Instant chosen = Instant.parse("2030-04-01T00:00:00Z");

    assertThat(policy.mustChangeFrom(chosen)).isEmpty();
    assertThat(classic(8, 5, Duration.ofDays(90)).mustChangeFrom(chosen))
        .contains(Instant.parse("2030-06-30T00:00:00Z"));
  }

  @Test
  void refusesRulesThatProtectNobodyOrThatNobodyCouldFollow() {
    assertThatIllegalArgumentException().isThrownBy(() -> classic(7, 5, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> classic(8, 25, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> classic(8, 5, Duration.ofHours(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PasswordPolicy.of(new PasswordRules(8, true, true, true, 0, 5, 721)));
  }

  @Test
  @Tag("A-15")
  void modernAsksForLengthAndForNothingElse() {
    PasswordPolicy modern = PasswordPolicy.of(PasswordRules.modern());

    assertThat(modern.check("kaede mountain river", ALICE)).isEmpty();
    assertThat(modern.check("kaede mountain", ALICE)).containsExactly(PasswordViolation.TOO_SHORT);
    assertThat(modern.check("x alice.l x alice.l", ALICE))
        .containsExactly(PasswordViolation.CONTAINS_LOGIN_NAME);
    assertThat(modern.check("password0123456789", ALICE)).containsExactly(PasswordViolation.COMMON);
    assertThat(modern.mustChangeFrom(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345",
        "aaaaaaaaaaaaaaa",
        "passwordpassword",
        "qwertyuiopasdfg",
        "abcabcabcabcabc",
        "1qaz2wsx3edc4rfv"
      })
  @Tag("A-15")
  void modernRefusesWhatIsLongAndFoundAtOnceAllTheSame(String password) {
    assertThat(PasswordPolicy.of(PasswordRules.modern()).check(password, ALICE))
        .containsExactly(PasswordViolation.COMMON);
  }

  @Test
  @Tag("A-15")
  void refusesThePersonsOwnNamesAndTakesThoseOfOthers() {
    PasswordPolicy modern = PasswordPolicy.of(PasswordRules.modern());
    PasswordContext hanako =
        new PasswordContext(
            "h.y", List.of("kuzuryuu", "sakiko"), (candidate, newest) -> false, Optional.empty());

    assertThat(modern.check("kuzuryuusakiko1", hanako)).containsExactly(PasswordViolation.COMMON);
    assertThat(modern.check("kuzuryuusakiko1", ALICE)).isEmpty();
  }

  @Test
  @Timeout(60)
  void judgesWhatIsLongWithoutDelay() {
    for (String piece : List.of("1q", "4@53", "aB3", "p4$$", "4@8({[<369&#!1|0$5+7%2")) {
      policy.check(piece.repeat(128 / piece.length()), ALICE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,false,false,NO_UPPER_CASE",
    "false,true,false,NO_LOWER_CASE",
    "false,false,true,NO_DIGIT"
  })
  void asksForEachKindOfCharacterByItself(
      boolean upper, boolean lower, boolean digit, PasswordViolation missing) {
    PasswordPolicy one = PasswordPolicy.of(new PasswordRules(8, upper, lower, digit, 0, 0, 0));

    assertThat(one.check("桜海橋町川風雲空", ALICE)).containsExactly(missing);
  }

  @Test
  void keepsAChosenPasswordForItsMinimumAgeUnlessItMustBeReplaced() {
    PasswordPolicy aDay = PasswordPolicy.of(new PasswordRules(8, true, true, true, 0, 5, 24));
    Duration almost = Duration.ofHours(24).minusMillis(1);

    assertThat(aDay.check("Kd7xWq2b", aged(almost))).containsExactly(PasswordViolation.TOO_SOON);
    assertThat(aDay.check("short", aged(almost))).containsExactly(PasswordViolation.TOO_SOON);
    assertThat(aDay.check("Kd7xWq2b", aged(Duration.ofHours(24)))).isEmpty();
    assertThat(aDay.check("Kd7xWq2b", ALICE)).isEmpty();
    assertThat(PasswordViolation.TOO_SOON.problem()).isEqualTo(Problem.PASSWORD_TOO_YOUNG);
  }

  private static PasswordContext aged(Duration age) {
    return new PasswordContext(
        "alice.l", List.of(), (candidate, newest) -> false, Optional.of(age));
  }

  private static PasswordPolicy classic(int minimumLength, int generations, Duration lifetime) {
    return PasswordPolicy.of(PasswordRules.ofSettings(minimumLength, generations, lifetime));
  }

  @Test
  @Tag("spec-6.3.3")
  void forcesOrSuggestsAMeetingKey() {
    assertThat(OptionRule.FORCED_ON.admits(false)).isFalse();
    assertThat(OptionRule.FORCED_OFF.admits(true)).isFalse();
    assertThat(OptionRule.DEFAULT_ON.admits(false)).isTrue();
    assertThat(OptionRule.DEFAULT_ON.isOn()).isTrue();
    assertThat(OptionRule.DEFAULT_OFF.isOn()).isFalse();
  }
}
