package org.tsudoi.bench.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketLineTest {

  private final List<Integer> lengths = new ArrayList<>();
  private int current;
  private final WebSocketLine webSocket =
      new WebSocketLine(
          null,
          new TunnelLine.Listener() {
            @Override
            public void part(ByteBuffer bytes, boolean endOfMessage) {
              current += bytes.remaining();
              if (endOfMessage) {
                lengths.add(current);
                current = 0;
              }
            }

            @Override
            public void closed(int code, String reason) {
              lengths.add(-code);
            }
          });

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16_384, 1 << 20})
  void findsTheMessagesHoweverTheBytesAreCut(int chunkBytes) {
    ByteBuffer all = ByteBuffer.allocate(200_000);
    frame(all, 0x82, 5);
    frame(all, 0x82, 0);
    frame(all, 0x82, 300);
    frame(all, 0x02, 10);
    frame(all, 0x80, 20);
    frame(all, 0x82, 70_000);
    all.flip();

    while (all.hasRemaining()) {
      int count = Math.min(chunkBytes, all.remaining());
      webSocket.bytes(all.slice(all.position(), count));
      all.position(all.position() + count);
    }

    assertThat(lengths).containsExactly(5, 0, 300, 30, 70_000);
  }

  @Test
  void tellsThatTheLineWasLostOnce() {
    webSocket.lost("cut");
    webSocket.lost("cut again");

    assertThat(lengths).containsExactly(-1006);
  }

  private static void frame(ByteBuffer target, int lead, int length) {
    target.put((byte) lead);
    if (length < 126) {
      target.put((byte) length);
    } else if (length < 1 << 16) {
      target.put((byte) 126).putShort((short) length);
    } else {
      target.put((byte) 127).putLong(length);
    }
    target.position(target.position() + length);
  }
}
