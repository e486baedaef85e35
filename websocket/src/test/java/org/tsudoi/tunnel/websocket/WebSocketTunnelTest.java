package org.tsudoi.tunnel.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Link;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.LiveTunnels;

class WebSocketTunnelTest {

  private final LiveTunnels tunnels = new LiveTunnels();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final WebSocketTunnel tunnel =
      new WebSocketTunnel(
          new SecureRandom(), new ConnectionFacts("websocket", "", "", ""), tasks::add, tunnels);
  private final FakeLink link = new FakeLink();
  private final FakeSession down = new FakeSession();
  private final FakeSession up = new FakeSession();

  WebSocketTunnelTest() {
    tunnels.add(tunnel);
    tunnel.seat(link);
  }

  @Test
  void writesNothingBeforeItsDownlinkStands() {
    link.has(1);
    tunnel.wake();
    run();
    assertThat(down.sent()).isEmpty();

    tunnel.openDownlink(down.session());
    run();
    assertThat(down.sent()).hasSize(1);
  }

  @Test
  void writesNeverOnTheThreadThatWakesIt() {
    tunnel.openDownlink(down.session());
    run();
    link.has(1);

    tunnel.wake();

    assertThat(down.sent()).isEmpty();
    run();
    assertThat(down.sent()).hasSize(1);
  }

  @Test
  void sendsTheNextOnlyWhenTheLastIsDone() {
    link.has(3);
    tunnel.openDownlink(down.session());
    tunnel.wake();
    tunnel.wake();
    run();
    assertThat(down.sent()).hasSize(1);

    down.complete();
    assertThat(down.sent()).hasSize(2);
    down.complete();
    down.complete();

    assertThat(down.sent()).hasSize(3);
    assertThat(down.rejected()).isZero();
    assertThat(down.isBusy()).isFalse();
  }

  @Test
  void writesAgainAfterItHadNothingToWrite() {
    tunnel.openDownlink(down.session());
    run();
    for (int i = 1; i <= 5; i++) {
      link.has(1);
      tunnel.wake();
      run();
      down.complete();
      assertThat(down.sent()).hasSize(i);
    }
  }

  @Test
  void sendsWhatTheLinkStillHasBeforeItCloses() {
    tunnel.openDownlink(down.session());
    tunnel.openUplink(up.session());
    link.has(2);

    tunnel.close(Problem.EXPELLED, "Enough");
    run();
    assertThat(down.closed()).isNull();
    down.complete();
    down.complete();

    assertThat(down.sent()).hasSize(2);
    assertThat(down.closed().getCloseCode().getCode()).isEqualTo(4411);
    assertThat(up.closed().getReasonPhrase()).isEqualTo("expelled: Enough");
    assertThat(tunnels.count()).isZero();
  }

  @Test
  void closesForTheFirstReasonOnly() {
    tunnel.openDownlink(down.session());
    run();

    tunnel.close(Problem.EXPELLED, "");
    tunnel.close(Problem.MEETING_ENDED, "");
    run();

    assertThat(down.closed().getCloseCode().getCode()).isEqualTo(4411);
  }

  @Test
  void endsWhenAWriteFailsAndWritesNothingAfterIt() {
    tunnel.openDownlink(down.session());
    tunnel.openUplink(up.session());
    link.has(2);
    tunnel.wake();
    run();

    down.fail();
    run();

    assertThat(down.sent()).hasSize(1);
    assertThat(link.closedFor).containsExactly(Problem.CONNECTION_LOST);
    assertThat(up.closed().getCloseCode().getCode()).isEqualTo(4408);
    assertThat(tunnels.count()).isZero();
  }

  @Test
  void endsWithoutEverHavingHadAConnection() {
    tunnel.close(Problem.PEER_SILENT, "no uplink");

    assertThat(tunnels.count()).isZero();
    tunnel.openUplink(up.session());
    assertThat(up.closed().getCloseCode().getCode()).isEqualTo(4408);
  }

  @Test
  void tellsLeavingFromLosing() {
    tunnel.lost(1000);
    tunnel.lost(1001);
    tunnel.lost(1006);

    assertThat(link.closedFor)
        .containsExactly(Problem.NORMAL, Problem.NORMAL, Problem.CONNECTION_LOST);
  }

  @Test
  void hasOneUplink() {
    assertThat(tunnel.claimUplink(2)).isFalse();
    assertThat(tunnel.claimUplink(1)).isTrue();
    assertThat(tunnel.claimUplink(1)).isFalse();
    assertThat(tunnel.claimUplink(2)).isFalse();
  }

  @Test
  void keepsItsSecretLongAndRandom() {
    WebSocketTunnel other =
        new WebSocketTunnel(new SecureRandom(), tunnel.connection(), tasks::add, tunnels);

    assertThat(tunnel.secret()).hasSize(43).isNotEqualTo(other.secret());
    assertThat(tunnel.id()).isNotEqualTo(other.id());
    assertThat(tunnel.toString()).doesNotContain(tunnel.secret());
  }

  private void run() {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }

  private static final class FakeLink implements Link {

    private final List<Problem> closedFor = new ArrayList<>();
    private int messages;

    void has(int more) {
      messages += more;
    }

    @Override
    public boolean take(ByteBuffer target) {
      if (messages == 0) {
        return false;
      }
      target.put((byte) messages--);
      return true;
    }

    @Override
    public void received(ByteBuffer units) {}

    @Override
    public void uplinkOpened() {}

    @Override
    public void closed(Problem why, String detail) {
      closedFor.add(why);
    }
  }
}
