package org.tsudoi.verify.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.tunnel.Arrivals;
import org.tsudoi.bench.tunnel.Crowd;
import org.tsudoi.bench.tunnel.Participant;
import org.tsudoi.bench.tunnel.ServerApi;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;

/**
 * Many people close their tabs at the same time while a screen is shared: the server must go on.
 *
 * <p>Liberty lets the thread that reads a close frame wait until a write of that connection is
 * done; the write must therefore never wait for a thread of the same pool.
 */
@Isolated
@OnTsudoi
@Tag("spec-6.2.1")
@Timeout(300)
class MassLeaveIT {

  private static final int VIEWERS = 60;
  private static final int TIMES = 3;
  private static final int PICTURES = 200;

  @Test
  void goesOnWhenEverybodyClosesTheTabWhilePicturesFlow(TsudoiServer server) {
    try (Loop loop = new Loop("viewers")) {
      Target target = Target.onLoopback(server.port(), server.data().resolve("keys/tls.crt"));
      Administrator administrator = server.administrator();
      ServerApi api = ServerApi.of(target);
      Crowd crowd = Crowd.of(target, api.signIn(administrator.name(), administrator.password()));
      for (int time = 0; time < TIMES; time++) {
        leaveTogether(crowd, new Participant.Joining(loop, target));

        assertThat(crowd.openMeeting("Afterwards")).as("the server answers").isNotEmpty();
      }
    }
  }

  private static void leaveTogether(Crowd crowd, Participant.Joining joining) {
    Arrivals deaf = (header, stamp, bytes) -> {};
    String meeting = crowd.openMeeting("Full");
    Participant presenter = joining.with(crowd.ticket(meeting, 0), deaf);
    presenter.share();
    List<Participant> viewers = new ArrayList<>();
    for (int place = 1; place <= VIEWERS; place++) {
      viewers.add(joining.with(crowd.ticket(meeting, place), deaf));
    }
    presenter.key(new byte[20_000]);
    for (int picture = 0; picture < PICTURES; picture++) {
      presenter.delta(new byte[20_000]);
    }
    viewers.forEach(Participant::closeTab);
    presenter.leave();
  }
}
