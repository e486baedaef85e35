package org.tsudoi.policies;

import java.util.Locale;

/**
 * What is wrong with a rule that somebody typed.
 *
 * @param area whose rule
 * @param index which line, from 0
 * @param reason what is wrong
 * @param typed the range as typed
 * @param suggestion what was probably meant, or empty
 */
public record AccessRuleFlaw(
    AccessArea area, int index, Reason reason, String typed, String suggestion) {

  /** Everything that can be wrong. */
  public enum Reason {
    NO_ADDRESS,
    NO_PREFIX,
    HOST_BITS,
    TWICE,
    REMARK_TOO_LONG,
    TOO_MANY;

    /** The word by which answers and texts name it, as {@code no-address}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
