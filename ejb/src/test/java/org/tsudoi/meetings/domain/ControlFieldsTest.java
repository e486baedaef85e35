package org.tsudoi.meetings.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.2.1")
@Tag("B-9")
class ControlFieldsTest {

  /** Every way in which bytes are no UTF-8, each alone and between letters. */
  static List<String> noText() {
    List<String> bad = new ArrayList<>();
    // Bytes that stand nowhere, and such that continue nothing.
    for (String one : "80 bf c0 c1 f5 f6 f7 f8 fb fc fe ff".split(" ")) {
      bad.add(one);
    }
    // Cut off after each byte.
    for (String begun : "c3 e2 e282 f0 f0a0 f0a0ae".split(" ")) {
      bad.add(begun);
    }
    // Longer than needed.
    for (String overlong :
        "c080 c0af c1bf e08080 e080af e09fbf f0808080 f08080af f08fbfbf".split(" ")) {
      bad.add(overlong);
    }
    // Halves of pairs, pairs of halves, and above the last character.
    for (String none : "eda080 edadbf edb080 edbfbf eda080edb080 f4908080 f7bfbfbf".split(" ")) {
      bad.add(none);
    }
    List<String> all = new ArrayList<>(bad);
    bad.forEach(each -> all.add("61" + each + "62"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("noText")
  void refusesBytesThatAreNoText(String hex) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes("{\"title\":\"".getBytes(StandardCharsets.US_ASCII));
    payload.writeBytes(HexFormat.of().parseHex(hex));
    payload.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> ControlFields.read(payload.toByteArray()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.BAD_FRAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"𠮷野家", "👩‍👩‍👧", "é", "\u202eabc", "אבג", "\u0000", "\ud800"})
  void keepsEveryCharacterAsItIs(String text) {
    String json = "{\"title\":\"" + escaped(text) + "\"}";

    assertThat(ControlFields.read(json.getBytes(StandardCharsets.UTF_8)).text("title"))
        .isEqualTo(text);
  }

  private static String escaped(String text) {
    StringBuilder json = new StringBuilder();
    text.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
    return json.toString();
  }

  @Test
  void countsCharactersAndNotTheirUnits() {
    String longest = "𠮷".repeat(PeopleText.NAME);

    assertThat(PeopleText.require(longest, PeopleText.NAME)).isEqualTo(longest);
    assertThat(PeopleText.clean(longest + "𠮷", PeopleText.NAME)).isEqualTo(longest);
    assertThatThrownBy(() -> PeopleText.require(longest + "𠮷", PeopleText.NAME))
        .isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u202eb", "a\ud842b", "a\u2029b", "a\u0085b", "a\u2066b"})
  void refusesOrCleansWhatWouldChangeALine(String text) {
    assertThatThrownBy(() -> PeopleText.require(text, PeopleText.NAME))
        .isInstanceOf(RefusedException.class);
    assertThat(PeopleText.clean(text, PeopleText.NAME)).isEqualTo("a b");
  }
}
