package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec-6.2.1")
class ConstantsTest {

  @Test
  void channelsAreFoundByTheirNumber() {
    for (Channel channel : Channel.values()) {
      assertThat(Channel.of(channel.number())).isSameAs(channel);
    }
  }

  @Test
  void voiceGoesFirstAndCameraLast() {
    assertThat(Arrays.stream(Channel.values()).min((a, b) -> a.priority() - b.priority()))
        .contains(Channel.VOICE);
    assertThat(Arrays.stream(Channel.values()).max((a, b) -> a.priority() - b.priority()))
        .contains(Channel.CAMERA);
  }

  @Test
  void controlKindsAreFoundByTheirNumberAndOthersAreNot() {
    for (ControlKind kind : ControlKind.values()) {
      assertThat(ControlKind.of(kind.number())).contains(kind);
    }
    assertThat(ControlKind.of(0)).isEmpty();
    assertThat(ControlKind.of(255)).isEmpty();
    assertThat(ControlKind.WELCOME.mayTravel(Direction.UPLINK)).isFalse();
    assertThat(ControlKind.KEY_FRAME_REQUEST.mayTravel(Direction.UPLINK)).isTrue();
  }

  @Test
  void closeCodesAreDistinctAndFoundByTheirNumber() {
    assertThat(Arrays.stream(CloseCode.values()).map(CloseCode::number)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(CloseCode.values()).map(CloseCode::key)).doesNotHaveDuplicates();
    assertThat(CloseCode.of(4411)).contains(CloseCode.EXPELLED);
    assertThat(CloseCode.of(4999)).isEmpty();
  }
}
