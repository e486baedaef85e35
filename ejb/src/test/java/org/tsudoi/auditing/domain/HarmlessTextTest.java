package org.tsudoi.auditing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HarmlessTextTest {

  @Test
  @Tag("L-10")
  @Tag("X-12")
  void writesOutWhatWouldActOnAReaderAndLosesNothing() {
    assertThat(HarmlessText.name("a\r\nb\u001b[31mc\u0000"))
        .isEqualTo("a\\u000d\\u000ab\\u001b[31mc\\u0000");
    assertThat(HarmlessText.name("user\u202egnp.exe")).isEqualTo("user\\u202egnp.exe");
    assertThat(HarmlessText.name("x\ud800y\u2028z")).isEqualTo("x\\ud800y\\u2028z");
    assertThat(HarmlessText.name("山田 𠮷子 🎉 =cmd|' /C calc'!A0"))
        .isEqualTo("山田 𠮷子 🎉 =cmd|' /C calc'!A0");
  }

  @Test
  void cutsWhatIsTooLongBetweenCharacters() {
    String tooLong = "𠮷".repeat(150);

    String kept = HarmlessText.name(tooLong);

    assertThat(kept).hasSizeLessThanOrEqualTo(HarmlessText.LONGEST_NAME).endsWith("𠮷…");
    assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(kept);
    assertThat(HarmlessText.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(HarmlessText.of("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(HarmlessText.of("abcd\n", 6)).isEqualTo("abcd…");
  }

  @Test
  void keepsAChangeAsJsonAndReadsItBack() {
    Map<String, String> values = Map.of("b", "two \"q\" \\", "a", "一");

    String json = ChangeJson.write(values);

    assertThat(json).startsWith("{\"a\":");
    assertThat(ChangeJson.read(json)).isEqualTo(values);
    assertThat(ChangeJson.write(Map.of())).isEmpty();
    assertThat(ChangeJson.read("")).isEmpty();
    assertThat(ChangeJson.read("(erased)")).containsValue("(erased)");
  }

  @Test
  void leavesOutAndMarksWhatDoesNotFit() {
    Map<String, String> values = new TreeMap<>();
    for (int at = 10; at < 60; at++) {
      values.put("key" + at, "\"愛".repeat(400));
    }

    String json = ChangeJson.write(values);

    assertThat(json.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(ChangeJson.LONGEST_BYTES);
    assertThat(ChangeJson.read(json))
        .containsKey("key10")
        .containsKey("…")
        .doesNotContainKey("key59");
  }
}
