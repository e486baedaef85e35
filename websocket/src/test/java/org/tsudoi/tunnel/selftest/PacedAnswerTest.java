package org.tsudoi.tunnel.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.DownConnection;
import org.tsudoi.tunnel.Ending;

class PacedAnswerTest {

  private final Steps steps = new Steps();
  private final Answer answer = new Answer();
  private int done;

  private void start(Probe probe) {
    new PacedAnswer(probe, answer, steps, () -> done++).start();
  }

  @Test
  void sendsItsChunksAtItsPaceAndEnds() {
    start(Probe.STREAM);
    for (int n = 0; n < 7; n++) {
      steps.next();
    }

    assertThat(steps.pauses).hasSize(7).containsOnly(250L);
    assertThat(answer.bytes).isEqualTo(8 * 64);
    assertThat(answer.closed).extracting(Ending::why).containsExactly(Problem.NORMAL);
    assertThat(done).isEqualTo(1);
  }

  @Test
  void answersAPollLate() {
    start(Probe.POLL);
    assertThat(answer.bytes).isZero();

    steps.next();

    assertThat(steps.pauses).containsExactly(3_000L);
    assertThat(answer.bytes).isEqualTo(64);
  }

  @Test
  void sendsMuchWithoutAPause() {
    start(Probe.BULK);

    assertThat(answer.bytes).isEqualTo(2 << 20);
    assertThat(steps.pauses).isEmpty();
    assertThat(done).isEqualTo(1);
  }

  @Test
  void sendsNothingMoreOnceTheClientIsGone() {
    answer.gone = true;

    start(Probe.STREAM);

    assertThat(steps.pauses).isEmpty();
    assertThat(done).isEqualTo(1);
  }

  @Test
  void costsWhatItSends() {
    assertThat(Probe.BULK.bytes()).isGreaterThan(2 << 20);
    assertThat(Probe.named("bulk")).contains(Probe.BULK);
    assertThat(Probe.named("BULK")).isEmpty();
    assertThat(Probe.named("")).isEmpty();
  }

  private static final class Answer implements DownConnection {

    final List<Ending> closed = new ArrayList<>();
    long bytes;
    boolean gone;

    @Override
    public void send(ByteBuffer units, Sent answered) {
      bytes += gone ? 0 : units.remaining();
      answered.sent(!gone);
    }

    @Override
    public boolean lastsOneAnswer() {
      return false;
    }

    @Override
    public void close(Ending ending) {
      closed.add(ending);
    }
  }

  /** Keeps what it should run until the test lets it. */
  private static final class Steps extends ScheduledThreadPoolExecutor {

    final List<Long> pauses = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    Steps() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable step, long pause, TimeUnit unit) {
      pauses.add(unit.toMillis(pause));
      waiting.add(step);
      return null;
    }

    void next() {
      waiting.remove().run();
    }
  }
}
