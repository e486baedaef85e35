package org.tsudoi.tunnel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.tunnel.Ending;

@Tag("spec-6.2.1")
@Tag("T-4")
class RequestUplinkTest {

  private final RequestUplink uplink = new RequestUplink();

  @Test
  void takesTheNextRequestAndEveryOneThatIsSaidAgain() {
    uplink.taken(1);
    uplink.taken(2);

    assertThat(uplink.mayTake(1)).isTrue();
    assertThat(uplink.mayTake(2)).isTrue();
    assertThat(uplink.mayTake(3)).isTrue();
    assertThat(uplink.mayTake(4)).isFalse();
    assertThat(uplink.mayTake(0)).isFalse();
  }

  @Test
  void countsARequestOnlyWhenItsBodyHasComeWhole() {
    assertThat(uplink.mayTake(1)).isTrue();
    assertThat(uplink.mayTake(2)).isFalse();

    uplink.taken(1);

    assertThat(uplink.mayTake(2)).isTrue();
  }

  @Test
  void forgetsNoNumberWhenAnOldRequestComesAgain() {
    uplink.taken(1);
    uplink.taken(2);
    uplink.taken(1);

    assertThat(uplink.mayTake(3)).isTrue();
  }

  @Test
  void takesNothingMoreWhenItIsReplaced() {
    uplink.close(Ending.REPLACED);

    assertThat(uplink.mayTake(1)).isFalse();
  }
}
