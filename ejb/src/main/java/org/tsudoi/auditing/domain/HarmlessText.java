package org.tsudoi.auditing.domain;

/**
 * Makes text of people safe to store and to show as one line.
 *
 * <p>Control characters, format characters (those that turn the direction of writing among them),
 * line separators and lone surrogates are written as {@code \}{@code u000a}; nothing is lost and
 * nothing acts. Text that is too long is cut and ends in an ellipsis.
 */
public final class HarmlessText {

  /** The longest name, title, address or client that evidence keeps, in UTF-16 units. */
  public static final int LONGEST_NAME = 200;

  private HarmlessText() {}

  /** The text of a name or title. */
  public static String name(String text) {
    return of(text, LONGEST_NAME);
  }

  /** The text in at most that many UTF-16 units. */
  public static String of(String text, int longest) {
    StringBuilder harmless = new StringBuilder(Math.min(text.length(), longest));
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      String shown = shown(letter);
      if (harmless.length() + shown.length() > longest) {
        return cut(harmless, longest);
      }
      harmless.append(shown);
      at += Character.charCount(letter);
    }
    return harmless.toString();
  }

  private static String cut(StringBuilder text, int longest) {
    int end = Math.min(text.length(), longest - 1);
    if (end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    text.setLength(end);
    return text.append('…').toString();
  }

  private static String shown(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          String.format("\\u%04x", letter);
      default -> Character.toString(letter);
    };
  }
}
