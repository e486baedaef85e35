package org.tsudoi.devices.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Addresses as people type them, right and nearly right, against another way of reading. */
@Tag("spec-6.3.1")
@Tag("A-21")
class MacAddressPropertyTest {

  /** What stands between the twelve digits, by the number of digits before it. */
  private static final Map<String, int[]> DIVIDERS =
      Map.of(
          "",
          new int[] {},
          "::::: ",
          new int[] {2, 4, 6, 8, 10},
          "----- ",
          new int[] {2, 4, 6, 8, 10},
          "     ",
          new int[] {2, 4, 6, 8, 10},
          ".. ",
          new int[] {4, 8},
          "-",
          new int[] {6});

  @Provide
  Arbitrary<String> nearlyRight() {
    Arbitrary<String> right =
        Combinators.combine(
                Arbitraries.bytes().array(byte[].class).ofSize(6),
                Arbitraries.of(DIVIDERS.keySet()),
                Arbitraries.of(true, false))
            .as(MacAddressPropertyTest::written);
    Arbitrary<String> change = Arbitraries.of("0", "e", "F", ":", "-", ".", " ", "g", "x", "٣", "");
    return Combinators.combine(right, Arbitraries.integers().between(0, 30), change)
        .as(MacAddressPropertyTest::changed);
  }

  private static String written(byte[] bytes, String dividers, boolean upper) {
    StringBuilder text = new StringBuilder(HexFormat.of().formatHex(bytes));
    int[] places = DIVIDERS.get(dividers);
    for (int i = places.length - 1; i >= 0; i--) {
      text.insert(places[i], dividers.charAt(0));
    }
    return upper ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
  }

  /** As it was if the place lies behind its end. */
  private static String changed(String text, int place, String with) {
    return place < text.length()
        ? text.substring(0, place) + with + text.substring(place + 1)
        : text;
  }

  @Property(tries = 3000)
  void readsNothingButTheUsualNotationsOfOneDevice(@ForAll("nearlyRight") String typed) {
    assertThat(MacAddress.typed(typed).isPresent()).as(typed).isEqualTo(isAddress(typed.strip()));
  }

  @Property(tries = 300)
  void readsAllNotationsOfTheSameBytesAlike(@ForAll @Size(6) byte[] bytes) {
    bytes[0] = (byte) (bytes[0] & 0xfe | 2);
    for (String dividers : DIVIDERS.keySet()) {
      for (boolean upper : new boolean[] {true, false}) {
        assertThat(MacAddress.typed(written(bytes, dividers, upper)))
            .contains(new MacAddress(HexFormat.of().formatHex(bytes)));
      }
    }
  }

  /** By the places of the dividers, where the class goes by patterns. */
  private static boolean isAddress(String typed) {
    StringBuilder digits = new StringBuilder();
    StringBuilder dividers = new StringBuilder();
    StringBuilder places = new StringBuilder();
    for (char each : typed.toLowerCase(Locale.ROOT).toCharArray()) {
      if (each >= '0' && each <= '9' || each >= 'a' && each <= 'f') {
        digits.append(each);
      } else {
        dividers.append(each);
        places.append(digits.length()).append(' ');
      }
    }
    String form = dividers + "|" + places;
    boolean usual =
        form.equals("|")
            || form.equals(":::::|2 4 6 8 10 ")
            || form.equals("-----|2 4 6 8 10 ")
            || form.equals("     |2 4 6 8 10 ")
            || form.equals("..|4 8 ")
            || form.equals("-|6 ");
    return usual
        && digits.length() == 12
        && !digits.toString().equals("0".repeat(12))
        && Character.digit(digits.charAt(1), 16) % 2 == 0;
  }
}
