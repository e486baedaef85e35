package org.tsudoi.devices.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spec-6.3.1")
class MacAddressTest {

  private static final long SEED = 20_261_126L;
  private static final int TRIES = 2_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02:ab:0c:33:44:55",
        "02-AB-0C-33-44-55",
        "02AB.0C33.4455",
        "02ab0c334455",
        "02AB0C-334455",
        "02 ab 0c 33 44 55",
        "  02:ab:0c:33:44:55\t",
        "０２：ＡＢ：０Ｃ：３３：４４：５５",
        "０２－ａｂ－０ｃ－３３－４４－５５",
        "02‐AB‐0C‐33‐44‐55",
        "０２ーＡＢー０Ｃー３３ー４４ー５５",
        "０２　ＡＢ　０Ｃ　３３　４４　５５"
      })
  void readsEveryUsualNotation(String typed) {
    assertThat(MacAddress.typed(typed)).contains(new MacAddress("02ab0c334455"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "02:ab:0c:33:44",
        "02:ab:0c:33:44:55:66",
        "02:ab:0c:33:44:5",
        "02:ab-0c:33:44:55",
        "02:ab:0c:33:44:5g",
        "02ab.0c33-4455",
        ":02:ab:0c:33:44:55",
        "02:ab:0c:33:44:55 02:ab:0c:33:44:55",
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
        "01:00:5e:00:00:01",
        "33:33:00:00:00:01",
        "02:ab:0c:33:44:५५",
        "02ab0c334455\u0000"
      })
  void takesNothingElseForTheAddressOfADevice(String typed) {
    assertThat(MacAddress.typed(typed)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLongWithoutLookingAtIt() {
    assertThat(MacAddress.typed(" ".repeat(1_000_000) + "02ab0c334455")).isEmpty();
  }

  @Test
  void isTheSameHoweverAnAddressIsWritten() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = new byte[6];
      random.nextBytes(bytes);
      bytes[0] = (byte) (bytes[0] & 0xfe | 0x02);
      String digits = HexFormat.of().formatHex(bytes);

      for (String notation : notations(digits)) {
        for (UnaryOperator<String> hand : hands()) {
          String typed = hand.apply(notation);
          assertThat(MacAddress.typed(typed)).as(typed).contains(new MacAddress(digits));
        }
      }
      assertThat(new MacAddress(digits)).hasToString(notations(digits).get(0));
    }
  }

  @Test
  void isNoneWhenOneCharacterIsLostOrTheGroupBitIsSet() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = new byte[6];
      random.nextBytes(bytes);
      bytes[0] = (byte) (bytes[0] & 0xfe | 0x02);
      String notation = notations(HexFormat.of().formatHex(bytes)).get(random.nextInt(5));
      int gone = random.nextInt(notation.length());
      bytes[0] |= 1;

      String shorter = notation.substring(0, gone) + notation.substring(gone + 1);
      assertThat(MacAddress.typed(shorter))
          .as(shorter)
          .matches(found -> found.isEmpty() || shorter.replaceAll("[^0-9a-f]", "").length() == 12);
      assertThat(MacAddress.typed(HexFormat.of().formatHex(bytes))).isEmpty();
    }
  }

  private static List<String> notations(String digits) {
    return List.of(
        grouped(digits, 2, ":"),
        grouped(digits, 2, "-"),
        grouped(digits, 4, "."),
        digits,
        grouped(digits, 6, "-"),
        grouped(digits, 2, " "));
  }

  private static String grouped(String digits, int size, String divider) {
    return IntStream.range(0, digits.length() / size)
        .mapToObj(i -> digits.substring(i * size, (i + 1) * size))
        .collect(Collectors.joining(divider));
  }

  private static List<UnaryOperator<String>> hands() {
    return Arrays.asList(
        UnaryOperator.identity(),
        text -> text.toUpperCase(Locale.ROOT),
        MacAddressTest::wide,
        text -> "  " + text + "\u3000");
  }

  private static String wide(String text) {
    return text.chars()
        .mapToObj(c -> Character.toString(c == ' ' ? '\u3000' : c + 0xfee0))
        .collect(Collectors.joining());
  }
}
