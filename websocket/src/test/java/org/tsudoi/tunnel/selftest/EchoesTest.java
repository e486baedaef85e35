package org.tsudoi.tunnel.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tsudoi.tunnel.DownConnection;
import org.tsudoi.tunnel.Ending;

class EchoesTest {

  private final Socket socket = new Socket();
  private final Echoes echoes = new Echoes(socket);

  @Test
  void sendsOneBackAfterTheOther() {
    assertThat(echoes.offer(message(1))).isTrue();
    assertThat(echoes.offer(message(2))).isTrue();
    assertThat(socket.sent).containsExactly(1);

    socket.flying.remove().sent(true);

    assertThat(socket.sent).containsExactly(1, 2);
    socket.flying.remove().sent(true);
    assertThat(echoes.offer(message(3))).isTrue();
    assertThat(socket.sent).containsExactly(1, 2, 3);
  }

  @Test
  void refusesAThirdWhileTheFirstIsOnItsWay() {
    echoes.offer(message(1));
    echoes.offer(message(2));

    assertThat(echoes.offer(message(3))).isFalse();
    socket.flying.remove().sent(true);
    assertThat(socket.sent).containsExactly(1, 2);
  }

  @Test
  void sendsNothingAfterAFailure() {
    echoes.offer(message(1));
    echoes.offer(message(2));

    socket.flying.remove().sent(false);

    assertThat(socket.sent).containsExactly(1);
  }

  private static ByteBuffer message(int first) {
    return ByteBuffer.wrap(new byte[] {(byte) first});
  }

  private static final class Socket implements DownConnection {

    final List<Integer> sent = new ArrayList<>();
    final Deque<Sent> flying = new ArrayDeque<>();

    @Override
    public void send(ByteBuffer units, Sent answer) {
      sent.add((int) units.get(units.position()));
      flying.add(answer);
    }

    @Override
    public boolean lastsOneAnswer() {
      return false;
    }

    @Override
    public void close(Ending ending) {
      flying.clear();
    }
  }
}
