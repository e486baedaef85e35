package org.tsudoi.auditing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {

  @Test
  void writesTheLengthBeforeEachField() {
    byte[] bytes =
        new CanonicalBytes("k")
            .text("愛")
            .text(Optional.empty())
            .number(1)
            .time(Instant.ofEpochSecond(1, 2_000))
            .toBytes();

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00000001"
                + "6b"
                + "00000003"
                + "e6849b"
                + "ffffffff"
                + "00000008"
                + "0000000000000001"
                + "00000008"
                + "00000000000f4242");
  }

  @Test
  void neverGivesDifferentFieldsTheSameBytes() {
    byte[] ab = new CanonicalBytes("k").text("a").text("b").toBytes();

    assertThat(ab).isNotEqualTo(new CanonicalBytes("k").text("ab").text("").toBytes());
    assertThat(ab).isNotEqualTo(new CanonicalBytes("k").text("").text("ab").toBytes());
    assertThat(new CanonicalBytes("k").text("").toBytes())
        .isNotEqualTo(new CanonicalBytes("k").text(Optional.empty()).toBytes());
  }
}
