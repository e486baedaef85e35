package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account is found by, in one form and one column, so that a hundred thousand accounts are
 * searched in one pass: whatever the case, the width (ＡＢＣ, ｱｲｳ) and the kind of kana (ヤマダ, やまだ).
 */
public final class SearchText {

  /** The longest that is stored; some characters are several when their width is folded. */
  static final int MOST = 2000;

  private static final char FIRST_KATAKANA = 'ァ';
  private static final char LAST_KATAKANA = 'ヶ';
  private static final int TO_HIRAGANA = 'ァ' - 'ぁ';

  private SearchText() {}

  /** What an account with these fields is found by: no match reaches over two of them. */
  static String of(String... fields) {
    String text = Stream.of(fields).map(SearchText::folded).collect(Collectors.joining("\n"));
    return text.substring(0, Math.min(MOST, text.length()));
  }

  /** The form in which texts are compared; it has no line break. */
  public static String folded(String text) {
    StringBuilder folded =
        new StringBuilder(
            Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    for (int i = 0; i < folded.length(); i++) {
      char each = folded.charAt(i);
      if (Character.isISOControl(each)) {
        folded.setCharAt(i, ' ');
      } else if (each >= FIRST_KATAKANA && each <= LAST_KATAKANA) {
        folded.setCharAt(i, (char) (each - TO_HIRAGANA));
      }
    }
    return folded.toString();
  }
}
