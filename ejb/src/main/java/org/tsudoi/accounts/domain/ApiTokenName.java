package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What an API token is for, in its owner's words: in Unicode NFC, without surrounding blanks and
 * control characters.
 *
 * @param value 1 to 100 characters
 */
public record ApiTokenName(String value) {

  private static final int MOST = 100;

  /**
   * Checks it.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE}
   */
  public ApiTokenName {
    require(value.length() <= 4 * MOST);
    value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    require(!value.isEmpty() && value.codePointCount(0, value.length()) <= MOST);
    require(value.codePoints().noneMatch(Profile::breaksText));
  }

  private static void require(boolean lawful) {
    if (!lawful) {
      throw new RefusedException(Problem.INVALID_VALUE, "name");
    }
  }
}
