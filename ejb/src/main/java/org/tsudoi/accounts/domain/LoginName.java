package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * A user ID in its one canonical form: Unicode NFC, lower case, 3 to 64 letters, digits and {@code
 * . - _ @ +}, with a letter or digit first.
 *
 * <p>Two spellings of one name are one account; a name that looks empty or breaks a line of a log
 * cannot exist.
 */
public record LoginName(String value) {

  /** The fewest code points. */
  public static final int MIN_LENGTH = 3;

  /** The most code points. */
  public static final int MAX_LENGTH = 64;

  /** Typed text beyond this is cut before any work is spent on it. */
  private static final int MAX_TYPED = 4 * MAX_LENGTH;

  private static final String PUNCTUATION = ".-_@+";

  /**
   * Brings a new name into canonical form.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} when the rules forbid it
   */
  public static LoginName of(String text) {
    return typed(text).orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE, "loginName"));
  }

  /** What somebody typed to sign in: empty when no account can have that name. */
  public static Optional<LoginName> typed(String text) {
    String folded = fold(text);
    int length = folded.codePointCount(0, folded.length());
    boolean lawful =
        length >= MIN_LENGTH
            && length <= MAX_LENGTH
            && Character.isLetterOrDigit(folded.codePointAt(0))
            && folded.codePoints().allMatch(LoginName::mayStandInAName);
    return lawful ? Optional.of(new LoginName(folded)) : Optional.empty();
  }

  /**
   * The form under which tries are counted, for names that exist and names that cannot; never
   * longer than a lawful name could be.
   */
  public static String fold(String text) {
    String cut = text.length() <= MAX_TYPED ? text : text.substring(0, MAX_TYPED);
    String lower = Normalizer.normalize(cut.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static boolean mayStandInAName(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || isMark(codePoint)
        || PUNCTUATION.indexOf(codePoint) >= 0;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  @Override
  public String toString() {
    return value;
  }
}
