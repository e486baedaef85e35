package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec-6.3.2")
class SearchTextTest {

  @Test
  void foldsCaseWidthAndKana() {
    assertThat(SearchText.folded("ＡＢＣ ｶﾞｷﾞ ガギ がぎ")).isEqualTo("abc がぎ がぎ がぎ");
    assertThat(SearchText.folded("ヴァイオリン・ー ヶ")).isEqualTo("ゔぁいおりん・ー ゖ");
  }

  @Test
  void keepsWhatHasOneFormOnly() {
    assertThat(SearchText.folded("佐藤 𠮷 müller 1%_\\")).isEqualTo("佐藤 𠮷 müller 1%_\\");
  }

  @Test
  void fitsItsColumnHoweverMuchTheWidthUnfolds() {
    // One character of Arabic calligraphy is eighteen when it is folded.
    String calligraphy = "\uFDFA".repeat(100);
    assertThat(SearchText.of(Set.of(), "hanako", calligraphy, calligraphy))
        .hasSize(SearchText.MOST)
        .startsWith("\nhanako\n");
  }
}
