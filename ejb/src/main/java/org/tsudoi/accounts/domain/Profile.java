package org.tsudoi.accounts.domain;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.tsudoi.accounts.Validity;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.shared.SystemRole;

/**
 * What an administrator says about a person, checked and in one form: Unicode NFC, no surrounding
 * blanks, no control characters.
 *
 * <p>Names are kept as they are written, in any script; they are data wherever they are shown.
 *
 * @param displayName 1 to 100 characters
 * @param kana at most 100 characters
 * @param email empty or an address of at most 254 characters
 * @param department at most 100 characters
 * @param roles at least one
 * @param language {@code en} or {@code ja}
 * @param timeZone a region of the time-zone database, as {@code Asia/Tokyo}; empty for that of the
 *     browser
 * @param validity ends after it begins
 */
public record Profile(
    String displayName,
    String kana,
    String email,
    String department,
    Set<SystemRole> roles,
    String language,
    String timeZone,
    Validity validity) {

  private static final int MAX_TEXT = 100;
  private static final int MAX_EMAIL = 254;
  private static final Set<String> LANGUAGES = Set.of("en", "ja");
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");

  /**
   * Checks every field.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the first that is wrong
   */
  public Profile {
    displayName = text("displayName", displayName, MAX_TEXT);
    require(!displayName.isEmpty(), "displayName");
    kana = text("kana", kana, MAX_TEXT);
    email = text("email", email, MAX_EMAIL);
    require(email.isEmpty() || EMAIL.matcher(email).matches(), "email");
    department = text("department", department, MAX_TEXT);
    require(!roles.isEmpty(), "roles");
    roles = Set.copyOf(roles);
    require(LANGUAGES.contains(language), "language");
    require(timeZone.isEmpty() || ZONES.contains(timeZone), "timeZone");
    boolean ordered =
        validity.from().isEmpty()
            || validity.until().isEmpty()
            || validity.from().get().isBefore(validity.until().get());
    require(ordered, "validity");
  }

  /** The same person with other wishes of their own. */
  public Profile preferring(String otherLanguage, String otherTimeZone) {
    return new Profile(
        displayName, kana, email, department, roles, otherLanguage, otherTimeZone, validity);
  }

  private static String text(String field, String value, int max) {
    require(value.length() <= 4 * max, field);
    String clean = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    require(clean.codePointCount(0, clean.length()) <= max, field);
    require(clean.codePoints().noneMatch(Profile::breaksText), field);
    return clean;
  }

  /** Control characters, half surrogate pairs, and those that turn the direction of a line. */
  static boolean breaksText(int codePoint) {
    int type = Character.getType(codePoint);
    boolean turnsDirection =
        codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || turnsDirection;
  }

  /** Whether a code point may stand in a name. */
  public static boolean isText(int codePoint) {
    return !breaksText(codePoint);
  }

  private static void require(boolean lawful, String field) {
    if (!lawful) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
  }
}
