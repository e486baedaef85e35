package org.tsudoi.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec-6.1.1")
class LanguagesTest {

  private static final Optional<String> NO_WISH = Optional.empty();

  @Test
  void followsTheBrowserWhenNothingWasChosen() {
    assertThat(Languages.choose(List.of(NO_WISH), List.of(Locale.JAPAN, Locale.UK)))
        .isEqualTo(Locale.JAPANESE);
  }

  @Test
  void takesTheBrowsersFirstLanguageThatIsSpoken() {
    assertThat(Languages.choose(List.of(NO_WISH), List.of(Locale.FRENCH, Locale.JAPAN)))
        .isEqualTo(Locale.JAPANESE);
  }

  @Test
  void prefersTheStrongestWishToTheBrowser() {
    assertThat(
            Languages.choose(
                List.of(NO_WISH, Optional.of("en"), Optional.of("ja")), List.of(Locale.JAPAN)))
        .isEqualTo(Locale.ENGLISH);
  }

  @Test
  void ignoresAWishForALanguageThatIsNotSpoken() {
    assertThat(Languages.choose(List.of(Optional.of("<script>")), List.of(Locale.JAPAN)))
        .isEqualTo(Locale.JAPANESE);
  }

  @Test
  void speaksEnglishToEverybodyElse() {
    assertThat(Languages.choose(List.of(), List.of(Locale.GERMAN))).isEqualTo(Locale.ENGLISH);
  }
}
