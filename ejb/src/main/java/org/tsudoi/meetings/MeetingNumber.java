package org.tsudoi.meetings;

import java.util.regex.Pattern;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * The nine random digits by which people find a meeting, written {@code 481-206-775}.
 *
 * @param digits the nine digits without hyphens, as stored
 */
public record MeetingNumber(String digits) {

  /** How many digits a number has. */
  public static final int LENGTH = 9;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{9}");
  private static final Pattern SPELLINGS = Pattern.compile("[0-9]{3}([- ]?)[0-9]{3}\\1[0-9]{3}");

  /** Refuses anything but nine ASCII digits. */
  public MeetingNumber {
    if (!DIGITS.matcher(digits).matches()) {
      throw new RefusedException(Problem.MEETING_NOT_FOUND);
    }
  }

  /**
   * Reads what a person typed: nine digits, in threes with hyphens or spaces between if they like.
   *
   * @throws RefusedException with {@link Problem#MEETING_NOT_FOUND} for anything else, the same
   *     answer as for a number that no meeting has
   */
  public static MeetingNumber of(String text) {
    if (!SPELLINGS.matcher(text).matches()) {
      throw new RefusedException(Problem.MEETING_NOT_FOUND);
    }
    return new MeetingNumber(text.replaceAll("[- ]", ""));
  }

  /** The number as people read it, {@code 481-206-775}. */
  @Override
  public String toString() {
    return digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6);
  }
}
