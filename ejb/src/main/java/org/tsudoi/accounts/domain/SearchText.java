package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tsudoi.shared.SystemRole;

/**
 * What an account is found by, in one form and one column, so that a hundred thousand accounts are
 * searched in one pass: whatever the case, the width (ＡＢＣ, ｱｲｳ) and the kind of kana (ヤマダ, やまだ).
 * Roles stand in it as marks that no typed text can hold, so that they are looked for in the same
 * pass.
 */
public final class SearchText {

  /** The longest that is stored; some characters are several when their width is folded. */
  static final int MOST = 2000;

  private static final char FIRST_KATAKANA = 'ァ';
  private static final char LAST_KATAKANA = 'ヶ';
  private static final int TO_HIRAGANA = 'ァ' - 'ぁ';

  /** Begins a mark; a control character, which {@link #folded} takes out of all other text. */
  private static final char MARK = '\u0001';

  private SearchText() {}

  /** What an account with these roles and fields is found by: no match reaches over two of them. */
  static String of(Set<SystemRole> roles, String... fields) {
    String marks = roles.stream().sorted().map(SearchText::mark).collect(Collectors.joining());
    String text = Stream.of(fields).map(SearchText::folded).collect(Collectors.joining("\n"));
    String whole = marks + "\n" + text;
    return whole.substring(0, Math.min(MOST, whole.length()));
  }

  /** What stands in the text of everybody who has the role, and in nobody else's. */
  public static String mark(SystemRole role) {
    char letter =
        switch (role) {
          case SYSTEM_ADMINISTRATOR -> 'S';
          case USER_ADMINISTRATOR -> 'U';
          case AUDITOR -> 'A';
          case MEETING_CREATOR -> 'M';
          case PARTICIPANT -> 'P';
        };
    return "" + MARK + letter;
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
