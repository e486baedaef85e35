package org.tsudoi.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Ending;
import org.tsudoi.tunnel.TunnelExecutor;

class SocketConnectionTest {

  private final FakeSession session = new FakeSession();
  private final SocketConnection connection =
      new SocketConnection(session.session(), Runnable::run, Runnable::run);
  private final List<Boolean> answers = new ArrayList<>();
  private Runnable givingUp = () -> {};

  /** A writer's thread that may wait. */
  private final TunnelExecutor writer =
      new TunnelExecutor() {
        @Override
        public void execute(Runnable task) {
          task.run();
        }

        @Override
        public boolean waitFor(Runnable write, Runnable giveUp) {
          givingUp = giveUp;
          write.run();
          return true;
        }
      };

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
  void writesOnTheThreadOfAWriterThatMayWait() {
    SocketConnection mine = new SocketConnection(session.session(), writer, Runnable::run);

    mine.send(ByteBuffer.wrap(new byte[] {7}), answers::add);

    assertThat(answers).containsExactly(true);
    assertThat(session.written()).hasSize(1);
    assertThat(session.sent()).isEmpty();
  }

  @Test
  void leavesALineThatKeptAWriterWaitingToLiberty() {
    SocketConnection mine = new SocketConnection(session.session(), writer, Runnable::run);
    session.line(() -> LockSupport.parkNanos(60_000_000));
    mine.send(ByteBuffer.wrap(new byte[] {7}), answers::add);

    mine.send(ByteBuffer.wrap(new byte[] {8}), answers::add);

    assertThat(session.written()).hasSize(1);
    assertThat(session.sent()).hasSize(1);
  }

  @Test
  void closesASocketWhoseWriteFailsOnTheWritersThread() {
    SocketConnection mine = new SocketConnection(session.session(), writer, Runnable::run);
    session.line(
        () -> {
          throw new IllegalStateException("closed");
        });

    mine.send(ByteBuffer.wrap(new byte[] {7}), answers::add);

    assertThat(answers).containsExactly(false);
    assertThat(session.closed().getCloseCode().getCode()).isEqualTo(4408);
  }

  @Test
  void isLostOnceWhenAWriteWaitsForTooLong() {
    SocketConnection mine = new SocketConnection(session.session(), writer, Runnable::run);
    session.line(() -> givingUp.run());

    mine.send(ByteBuffer.wrap(new byte[] {7}), answers::add);

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
