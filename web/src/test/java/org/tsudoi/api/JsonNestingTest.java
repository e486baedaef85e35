package org.tsudoi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonNestingTest {

  @Test
  void admitsWhatAnyCallNeeds() {
    assertThat(isShallow("{\"a\":[{\"b\":\"[[[[[[[[[[[[[[[[[[[[[[\\\"[[[[\"}]}")).isTrue();
    assertThat(isShallow("[".repeat(16) + "]".repeat(16))).isTrue();
    assertThat(isShallow("[{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]")).isTrue();
  }

  @Test
  void refusesWhatOnlyBuriesTheParser() {
    assertThat(isShallow("[".repeat(17))).isFalse();
    assertThat(isShallow("{\"a\":".repeat(100_000))).isFalse();
  }

  private static boolean isShallow(String json) {
    return JsonNesting.isShallow(json.getBytes(StandardCharsets.UTF_8));
  }
}
