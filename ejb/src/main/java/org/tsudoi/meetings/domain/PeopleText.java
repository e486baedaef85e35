package org.tsudoi.meetings.domain;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The limits of texts that people write and others read: titles, names, reasons.
 *
 * <p>Lengths count code points. Control characters, lone surrogates, line separators and the marks
 * that turn the direction of writing are not allowed: they would split a line of the audit trail or
 * make one name look like another.
 */
public final class PeopleText {

  /** The longest title of a meeting or a shared screen. */
  public static final int TITLE = 120;

  /** The longest name of a person. */
  public static final int NAME = 64;

  /** The longest reason for an expulsion. */
  public static final int REASON = 200;

  /** The longest description of a meeting. */
  public static final int DESCRIPTION = 1_000;

  private PeopleText() {}

  /**
   * A text of several lines, or none, in composed form without blanks around it.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} and the field when it is too long
   *     or holds a character that is not allowed
   */
  public static String requireLines(String text, int longest, String field) {
    if (text.length() > 3 * longest + 64) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
    String kept =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .strip();
    IntPredicate wrong = character -> character != '\n' && FORBIDDEN.test(character);
    if (kept.codePointCount(0, kept.length()) > longest || kept.codePoints().anyMatch(wrong)) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
    return kept;
  }

  /**
   * The text in composed form without blanks around it.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} when nothing is left, it is too
   *     long or holds a character that is not allowed
   */
  public static String require(String text, int longest) {
    // No character needs more than two chars: longer input is refused before it costs anything.
    if (text.length() > 2 * longest + 64) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    String kept = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    boolean fits = !kept.isEmpty() && kept.codePointCount(0, kept.length()) <= longest;
    if (!fits || kept.codePoints().anyMatch(FORBIDDEN)) {
      throw new RefusedException(Problem.INVALID_VALUE);
    }
    return kept;
  }

  /**
   * The text with forbidden characters as blanks, cut to the length: for labels that systems make.
   */
  public static String clean(String text, int longest) {
    String bounded = text.length() > 2 * longest ? text.substring(0, 2 * longest) : text;
    StringBuilder kept = new StringBuilder();
    bounded
        .codePoints()
        .limit(longest)
        .map(character -> FORBIDDEN.test(character) ? ' ' : character)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  private static final IntPredicate FORBIDDEN =
      character ->
          switch (Character.getType(character)) {
            case Character.CONTROL,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                true;
            default ->
                character >= 0x202A && character <= 0x202E
                    || character >= 0x2066 && character <= 0x2069;
          };
}
