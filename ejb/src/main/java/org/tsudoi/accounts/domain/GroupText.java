package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Name and description of a group, checked and in one form: Unicode NFC, no surrounding blanks, no
 * control characters.
 *
 * @param name 1 to 100 characters without a semicolon, which separates names in one cell of a file
 * @param description at most 500 characters
 */
public record GroupText(String name, String description) {

  private static final int MAX_NAME = 100;
  private static final int MAX_KEY = 200;
  private static final int MAX_DESCRIPTION = 500;

  /**
   * Checks both.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the first that is wrong
   */
  public GroupText {
    name = text("name", name, MAX_NAME);
    String key = keyOf(name);
    require(!key.isEmpty() && key.length() <= MAX_KEY && key.indexOf(';') < 0, "name");
    description = text("description", description, MAX_DESCRIPTION);
  }

  /** The name as it is compared: whatever its case and width. */
  public String key() {
    return keyOf(name);
  }

  /** How a typed name is compared. */
  public static String keyOf(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static String text(String field, String value, int max) {
    require(value.length() <= 4 * max, field);
    String clean = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    require(clean.codePointCount(0, clean.length()) <= max, field);
    require(clean.codePoints().noneMatch(Profile::breaksText), field);
    return clean;
  }

  private static void require(boolean lawful, String field) {
    if (!lawful) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
  }
}
