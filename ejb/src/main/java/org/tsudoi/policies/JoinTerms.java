package org.tsudoi.policies;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Map;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What the installation tells people before they join a meeting (同意事項): about their data and what
 * they agree to, in both languages.
 *
 * <p>Plain text in lines; web addresses in it are for the page to open, nothing else in it has a
 * meaning. Both texts or neither; {@link #NONE} says nothing.
 *
 * @param required whether people must agree before they join
 * @param english the English text, empty for none
 * @param japanese the Japanese text, empty for none
 */
public record JoinTerms(boolean required, String english, String japanese) {

  /** Nothing is said. */
  public static final JoinTerms NONE = new JoinTerms(false, "", "");

  /** The longest text, in code points. */
  public static final int LONGEST = 3_000;

  /** The longest line, in bytes of UTF-8: what the store keeps of one. */
  public static final int LONGEST_LINE = 1_000;

  private static final int MOST_LINES = 100;

  /**
   * Brings the texts into the form in which they are kept.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} and the field {@code english},
   *     {@code japanese}, {@code english-line} or {@code japanese-line} for a text or a line that
   *     is too long or holds control characters, or where one of the two texts is missing; {@code
   *     required} where people would have to agree to nothing
   */
  public JoinTerms {
    english = kept("english", english);
    japanese = kept("japanese", japanese);
    refuse(english.isEmpty() && !japanese.isEmpty(), "english");
    refuse(japanese.isEmpty() && !english.isEmpty(), "japanese");
    refuse(required && english.isEmpty(), "required");
  }

  private static String kept(String field, String typed) {
    // No character needs more than two chars: longer input is refused before it costs anything.
    refuse(typed.length() > 2 * LONGEST + 2 * MOST_LINES, field);
    String text =
        Normalizer.normalize(typed, Normalizer.Form.NFC)
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .strip();
    refuse(text.codePointCount(0, text.length()) > LONGEST, field);
    refuse(text.codePoints().anyMatch(JoinTerms::isForbidden), field);
    String[] lines = text.split("\n", -1);
    refuse(lines.length > MOST_LINES, field);
    for (String line : lines) {
      refuse(line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE, field + "-line");
    }
    return text;
  }

  /** What would do something else than be read: controls, and what turns the order of letters. */
  private static boolean isForbidden(int character) {
    int type = Character.getType(character);
    return character != '\n' && type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069;
  }

  private static void refuse(boolean wrong, String field) {
    if (wrong) {
      throw new RefusedException(Problem.INVALID_VALUE, field);
    }
  }

  /** Whether anything is said. */
  public boolean isSaid() {
    return !english.isEmpty();
  }

  /** The same for the same words in both languages, another for others; 64 hexadecimal digits. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] words = (english + '\0' + japanese).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(words));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** As texts by name, as they are stored. */
  public Map<String, String> byName() {
    return Map.of("required", Boolean.toString(required), "english", english, "japanese", japanese);
  }

  static JoinTerms ofStored(Map<String, String> stored) {
    return new JoinTerms(
        Boolean.parseBoolean(stored.getOrDefault("required", "false")),
        stored.getOrDefault("english", ""),
        stored.getOrDefault("japanese", ""));
  }
}
