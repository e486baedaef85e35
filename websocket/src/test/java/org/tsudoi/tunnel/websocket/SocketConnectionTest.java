package org.tsudoi.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Ending;

class SocketConnectionTest {

  private final FakeSession session = new FakeSession();
  private final SocketConnection connection =
      new SocketConnection(session.session(), Runnable::run);
  private final List<Boolean> answers = new ArrayList<>();

  @Test
  void saysWhenABufferIsWritten() {
    connection.send(ByteBuffer.wrap(new byte[] {7}), answers::add);
    assertThat(answers).isEmpty();

    session.complete();

    assertThat(answers).containsExactly(true);
    assertThat(session.sent()).hasSize(1);
    assertThat(session.closed()).isNull();
  }

  @Test
  void closesTheSocketAfterAFailedWriteSinceItsStreamIsCutOff() {
    connection.send(ByteBuffer.wrap(new byte[] {7}), answers::add);

    session.fail();

    assertThat(answers).containsExactly(false);
    assertThat(session.closed().getCloseCode().getCode()).isEqualTo(4408);
  }

  @Test
  void closesOnceWithTheFirstReason() {
    connection.close(new Ending(Problem.EXPELLED, "Enough"));
    connection.close(new Ending(Problem.MEETING_ENDED, ""));

    assertThat(session.closed().getReasonPhrase()).isEqualTo("expelled: Enough");
  }
}
