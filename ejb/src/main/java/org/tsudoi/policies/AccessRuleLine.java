package org.tsudoi.policies;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule as somebody typed it, right or wrong.
 *
 * @param range the range of addresses
 * @param remark whose they are
 */
public record AccessRuleLine(String range, String remark) {

  /** The wide space of Japanese keyboards parts words too. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  /** Takes the space round both away; a rule is one line. */
  public AccessRuleLine {
    range = range.strip();
    remark = LINE_BREAK.matcher(remark).replaceAll(" ").strip();
  }

  /** One rule per line: the range, then the remark; empty lines count as empty ranges. */
  public static List<AccessRuleLine> ofText(String text) {
    return Arrays.stream(LINE_BREAK.split(text, -1)).map(AccessRuleLine::ofLine).toList();
  }

  private static AccessRuleLine ofLine(String line) {
    String[] parts = SPACES.split(line.strip(), 2);
    return new AccessRuleLine(parts[0], parts.length > 1 ? parts[1] : "");
  }
}
