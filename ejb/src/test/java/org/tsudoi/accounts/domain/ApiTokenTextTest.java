package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** How API tokens are written: nothing but what the server made passes for one. */
@Tag("spec-6.3.1")
class ApiTokenTextTest {

  private final SecureRandom random = new SecureRandom();

  private static SecureRandom seeded(long seed) throws NoSuchAlgorithmException {
    SecureRandom chance = SecureRandom.getInstance("SHA1PRNG");
    chance.setSeed(seed);
    return chance;
  }

  @Property(tries = 200)
  void isAlwaysOfOneLengthAndWellFormed(@ForAll long seed) throws Exception {
    String token = ApiTokenText.generate(seeded(seed));

    assertThat(token).matches("tsudoi_pat_[0-9A-Za-z]{49}");
    assertThat(ApiTokenText.isWellFormed(token)).isTrue();
    assertThat(ApiTokenText.claimsToBeOne(token)).isTrue();
  }

  @Property(tries = 500)
  void isNotWellFormedWithAnyOtherSignInAnyPlace(
      @ForAll @IntRange(max = 59) int place, @ForAll @CharRange(from = ' ', to = '~') char other) {
    String token = ApiTokenText.generate(random);
    String changed = token.substring(0, place) + other + token.substring(place + 1);

    assertThat(ApiTokenText.isWellFormed(changed)).isEqualTo(changed.equals(token));
  }

  @Property(tries = 100)
  void isNotWellFormedWhenItIsCutOrLonger(@ForAll @IntRange(max = 59) int length) {
    String token = ApiTokenText.generate(random);

    assertThat(ApiTokenText.isWellFormed(token.substring(0, length))).isFalse();
    assertThat(ApiTokenText.isWellFormed(token + "0")).isFalse();
    assertThat(ApiTokenText.isWellFormed(" " + token)).isFalse();
  }

  @Property(tries = 100)
  void isNotWellFormedInAnotherCase(@ForAll long seed) throws Exception {
    String token = ApiTokenText.generate(seeded(seed));

    assertThat(
            Stream.of(
                token.toUpperCase(Locale.ROOT),
                token.toLowerCase(Locale.ROOT),
                "TSUDOI_PAT_" + token.substring(11)))
        .allMatch(ApiTokenText::claimsToBeOne)
        .noneMatch(ApiTokenText::isWellFormed);
  }

  @Property
  void takesNoTextForAToken(@ForAll String text) {
    assertThat(ApiTokenText.isWellFormed(text)).isFalse();
    assertThat(ApiTokenText.isWellFormed(ApiTokenText.PREFIX + text)).isFalse();
  }
}
