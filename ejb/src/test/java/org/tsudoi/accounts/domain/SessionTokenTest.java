package org.tsudoi.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec-6.3.1")
@Tag("A-9")
class SessionTokenTest {

  private static final int TOKENS = 10_000;
  private static final int BITS = 256;

  /** Seven standard deviations: chance alone fails this once in a thousand million runs. */
  private static final int FAR_FROM_HALF = 350;

  private final SecureRandom random = new SecureRandom();

  @Test
  void neverComesTwiceAndHasNoBitThatCouldBeGuessed() {
    Set<String> seen = new HashSet<>();
    int[] set = new int[BITS];
    for (int i = 0; i < TOKENS; i++) {
      String token = SessionToken.newToken(random);
      assertThat(seen.add(token)).isTrue();
      assertThat(SessionToken.looksLikeToken(token)).isTrue();
      BitSet.valueOf(Base64.getUrlDecoder().decode(token)).stream().forEach(bit -> set[bit]++);
    }

    assertThat(Arrays.stream(set).boxed())
        .allSatisfy(
            times ->
                assertThat(times)
                    .isBetween(TOKENS / 2 - FAR_FROM_HALF, TOKENS / 2 + FAR_FROM_HALF));
  }
}
