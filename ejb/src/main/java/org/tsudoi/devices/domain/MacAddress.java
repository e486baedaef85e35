package org.tsudoi.devices.domain;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A MAC address in its one normal form: twelve hexadecimal digits in lower case.
 *
 * <p>Every usual notation of one address gives the same: pairs divided by colons, hyphens or
 * spaces, fours divided by points, sixes divided by a hyphen, or nothing between; upper or lower
 * case; also in the wide characters of a Japanese keyboard. What cannot be the address of one
 * device is none: all zeros, and groups (the lowest bit of the first byte), broadcast among them.
 */
public record MacAddress(String digits) {

  /** Text beyond this is no address, however many spaces surround it. */
  private static final int MOST_TYPED = 40;

  private static final String ZERO = "000000000000";
  private static final Pattern PLAIN = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern COLONS = Pattern.compile("[0-9a-f]{2}(?::[0-9a-f]{2}){5}");
  private static final Pattern HYPHENS = Pattern.compile("[0-9a-f]{2}(?:-[0-9a-f]{2}){5}");
  private static final Pattern SPACES = Pattern.compile("[0-9a-f]{2}(?: [0-9a-f]{2}){5}");
  private static final Pattern POINTS = Pattern.compile("[0-9a-f]{4}(?:\\.[0-9a-f]{4}){2}");
  private static final Pattern HALVES = Pattern.compile("[0-9a-f]{6}-[0-9a-f]{6}");

  /** Reads any usual notation; empty if it is none, or not the address of one device. */
  public static Optional<MacAddress> typed(String text) {
    if (text.length() > MOST_TYPED) {
      return Optional.empty();
    }
    String folded = fold(text);
    return isWritten(folded)
        ? Optional.of(new MacAddress(folded.replaceAll("[^0-9a-f]", "")))
            .filter(MacAddress::isOfOneDevice)
        : Optional.empty();
  }

  private static String fold(String text) {
    // Wide characters become narrow ones; hyphens and minus signs of all kinds become one.
    String narrow = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    return narrow.replaceAll("[‐-―−ー]", "-").toLowerCase(Locale.ROOT);
  }

  private static boolean isWritten(String folded) {
    return PLAIN.matcher(folded).matches()
        || COLONS.matcher(folded).matches()
        || HYPHENS.matcher(folded).matches()
        || SPACES.matcher(folded).matches()
        || POINTS.matcher(folded).matches()
        || HALVES.matcher(folded).matches();
  }

  private boolean isOfOneDevice() {
    int first = HexFormat.fromHexDigits(digits, 0, 2);
    return (first & 1) == 0 && !digits.equals(ZERO);
  }

  /** As people read it: {@code 00:11:22:33:44:55}. */
  public static String written(String digits) {
    return digits.replaceAll("(..)(?=.)", "$1:");
  }

  @Override
  public String toString() {
    return written(digits);
  }
}
