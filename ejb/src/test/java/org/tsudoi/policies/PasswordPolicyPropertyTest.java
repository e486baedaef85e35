package org.tsudoi.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What holds for every password and whatever is asked of it. */
@Tag("spec-6.3.2")
@Tag("A-15")
class PasswordPolicyPropertyTest {

  private static final PasswordContext HANAKO = PasswordContext.newAccount("hanak\u00f6.s");

  /** Letters that keyboards compose or not, among others; the own name and common words too. */
  private static final String[] PIECES = {
    "é",
    "ñ",
    "Å",
    "ö",
    "が",
    "パ",
    "각",
    "ế",
    "Ǖ",
    "a",
    "K",
    "7",
    "x",
    "-",
    " ",
    "𠮷",
    "hanakö.s",
    "password",
    "123"
  };

  @Provide
  Arbitrary<PasswordRules> rules() {
    return Arbitraries.of(
        PasswordRules.classic(),
        PasswordRules.modern(),
        new PasswordRules(12, true, false, true, 0, 0, 0),
        new PasswordRules(64, false, false, false, 0, 5, 0));
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(24)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void judgesOneTextAlikeHoweverItsLettersAreComposed(
      @ForAll("rules") PasswordRules rules, @ForAll("typed") String typed) {
    PasswordPolicy policy = PasswordPolicy.of(rules);

    assertThat(policy.check(Normalizer.normalize(typed, Form.NFD), HANAKO))
        .isEqualTo(policy.check(Normalizer.normalize(typed, Form.NFC), HANAKO));
  }

  @Property(tries = 100)
  void refusesWhatIsTooLongHoweverGoodItsBeginningIs(
      @ForAll("rules") PasswordRules rules, @ForAll("typed") String end) {
    StringBuilder good = new StringBuilder();
    for (int i = 0; i < 128; i++) {
      good.append((char) ('A' + i * 7 % 26 + i % 2 * 32)).append(i * 11 % 10);
    }
    String longest = good.substring(0, 128);
    PasswordPolicy policy = PasswordPolicy.of(rules);

    assertThat(policy.check(longest, HANAKO)).doesNotContain(PasswordViolation.TOO_LONG);
    assertThat(policy.check(longest + end, HANAKO)).contains(PasswordViolation.TOO_LONG);
  }
}
