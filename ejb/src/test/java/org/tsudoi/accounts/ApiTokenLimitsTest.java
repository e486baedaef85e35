package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.FakeTicker;

@Tag("spec-6.3.1")
class ApiTokenLimitsTest {

  private static final String HERE = "192.0.2.7";
  private static final ApiTokenId ID = ApiTokenId.random();

  private final FakeTicker ticker = new FakeTicker();
  private final ApiTokenLimits limits = new ApiTokenLimits(ticker, 3);

  private void thirtyWrongOnes(String address) {
    for (int i = 0; i < ApiTokenLimits.WRONG_IN_A_MINUTE; i++) {
      limits.wrong("wrong " + i, address);
    }
  }

  @Test
  void closesAnAddressAfterThirtyWrongTokensForAMinute() {
    assertThat(limits.mayAsk("a", HERE)).isTrue();

    thirtyWrongOnes(HERE);

    assertThat(limits.mayAsk("a", HERE)).isFalse();
    assertThat(limits.mayAsk("a", "192.0.2.8")).isTrue();
    ticker.advance(Duration.ofMinutes(1));
    assertThat(limits.mayAsk("a", HERE)).isTrue();
  }

  @Test
  void letsAStrangerLockOutNobodyWhoseTokenWasRightFromThere() {
    limits.mayCall(ID, "right", HERE);

    thirtyWrongOnes(HERE);

    assertThat(limits.mayAsk("right", HERE)).isTrue();
    limits.wrong("right", HERE);
    assertThat(limits.mayAsk("right", HERE)).isFalse();
  }

  @Test
  void remembersABoundedNumberOfAddresses() {
    for (int i = 0; i < ApiTokenLimits.MOST_REMEMBERED; i++) {
      limits.wrong("wrong", "address " + i);
    }

    thirtyWrongOnes("one too many");

    assertThat(limits.mayAsk("a", "another one too many")).isFalse();
    assertThat(limits.mayAsk("a", "address 1")).isTrue();
  }

  @Test
  void countsTheCallsOfEachTokenByTheMinute() {
    for (int i = 0; i < 3; i++) {
      assertThat(limits.mayCall(ID, "right", HERE)).isTrue();
    }

    assertThat(limits.mayCall(ID, "right", HERE)).isFalse();
    assertThat(limits.mayCall(ApiTokenId.random(), "other", HERE)).isTrue();
    ticker.advance(Duration.ofMinutes(1));
    assertThat(limits.mayCall(ID, "right", HERE)).isTrue();
  }

  @Test
  void tellsOfATokenThatHasEndedOnceInTenMinutes() {
    assertThat(limits.isNews(ID)).isTrue();
    assertThat(limits.isNews(ID)).isFalse();
    ticker.advance(ApiTokenLimits.TOLD_ONCE_IN);
    assertThat(limits.isNews(ID)).isTrue();
  }
}
