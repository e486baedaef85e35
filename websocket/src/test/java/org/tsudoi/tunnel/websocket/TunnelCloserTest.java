package org.tsudoi.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;

@Tag("spec-6.4.4")
class TunnelCloserTest {

  @Test
  void namesTheProblemAndTheDetail() {
    assertThat(TunnelCloser.reason(Problem.EXPELLED, "Enough")).isEqualTo("expelled: Enough");
    assertThat(TunnelCloser.reason(Problem.MEETING_ENDED, "")).isEqualTo("meeting-ended");
  }

  @Test
  void cutsALongDetailBetweenCharacters() {
    String reason = TunnelCloser.reason(Problem.EXPELLED, "退".repeat(60));

    assertThat(reason.getBytes(StandardCharsets.UTF_8).length).isBetween(121, 123);
    assertThat(reason).endsWith("退");
  }

  @Test
  void neverCutsACharacterOutsideTheBasicPlaneInTwo() {
    String reason = TunnelCloser.reason(Problem.EXPELLED, "𠮷".repeat(60));

    assertThat(reason.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(123);
    assertThat(reason.codePoints().skip(10)).allMatch(point -> point == 0x20BB7);
  }
}
