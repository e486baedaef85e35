package org.tsudoi.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec-8.1")
class MessagePartsTest {

  private final MessageParts message = new MessageParts(10);

  @Test
  void joinsPartsInOrderAndBeginsAgain() {
    assertThat(message.add(new byte[] {1, 2})).isTrue();
    assertThat(message.add(new byte[0])).isTrue();
    assertThat(message.add(new byte[] {3})).isTrue();
    assertThat(message.take()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));

    assertThat(message.add(new byte[] {4})).isTrue();
    assertThat(message.take()).isEqualTo(ByteBuffer.wrap(new byte[] {4}));
  }

  @Test
  @Tag("B-6")
  void refusesMoreBytesThanAMessageMayHave() {
    assertThat(message.add(new byte[10])).isTrue();
    assertThat(message.add(new byte[1])).isFalse();
  }

  @Test
  @Tag("B-15")
  void refusesAMessageThatNeverEnds() {
    for (int i = 0; i < 64; i++) {
      assertThat(message.add(new byte[0])).isTrue();
    }
    assertThat(message.add(new byte[0])).isFalse();
  }
}
