package org.tsudoi.verify.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.bench.contender.ProcessFigures;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.tunnel.Arrivals;
import org.tsudoi.bench.tunnel.Crowd;
import org.tsudoi.bench.tunnel.Participant;
import org.tsudoi.bench.tunnel.ServerApi;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/** What tunnels cost that stand and do nothing, each with two connections over TLS. */
@Isolated
@OnTsudoi
@Tag("spec-5")
@Tag("R-5")
@Timeout(600)
class IdleTunnelsIT {

  private static final int PEOPLE = 10;

  /**
   * The bound; the goal of 100 KB is pursued and measured in bench, on a server that does nothing
   * else.
   */
  private static final long MOST_BYTES = 128 * 1024;

  private static final long MOST_THREADS = 10;

  private final TsudoiServer server;

  IdleTunnelsIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void costLittleMemoryAndNoThread() {
    rest(10);
  }

  @Test
  @Tag("long")
  void costLittleMemoryAndNoThreadByTheThousand() {
    rest(100);
  }

  private void rest(int meetings) {
    Target target = Target.onLoopback(server.port(), server.data().resolve("keys/tls.crt"));
    Administrator administrator = server.administrator();
    Crowd crowd =
        Crowd.of(
            target, ServerApi.of(target).signIn(administrator.name(), administrator.password()));
    ProcessFigures figures = ProcessFigures.of(ProcessHandle.of(server.processId()).orElseThrow());
    try (Loop loop = new Loop("idle")) {
      Participant.Joining joining = new Participant.Joining(loop, target);
      // The first ones make the server load what it needs for any.
      final List<Participant> first = meeting(crowd, joining);
      final long heap = figures.liveHeapBytes();
      final long threads = figures.threads();

      List<Participant> idle = new ArrayList<>();
      for (int i = 0; i < meetings; i++) {
        idle.addAll(meeting(crowd, joining));
      }

      long each = (figures.liveHeapBytes() - heap) / idle.size();
      assertThat(each).as("bytes of a tunnel").isLessThan(MOST_BYTES);
      assertThat(figures.threads() - threads).as("more threads").isLessThan(MOST_THREADS);
      first.forEach(Participant::leave);
      idle.forEach(Participant::leave);
    }
  }

  private static List<Participant> meeting(Crowd crowd, Participant.Joining joining) {
    Arrivals deaf = (header, stamp, bytes) -> {};
    String number = crowd.openMeeting("Idle");
    List<Participant> people = new ArrayList<>();
    for (int place = 0; place < PEOPLE; place++) {
      people.add(joining.with(crowd.ticket(number, place), deaf));
    }
    return people;
  }
}
