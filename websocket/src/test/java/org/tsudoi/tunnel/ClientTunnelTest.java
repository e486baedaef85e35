package org.tsudoi.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.relay.Link;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-6.2.1")
class ClientTunnelTest {

  private static final ConnectionFacts WEBSOCKET = new ConnectionFacts("websocket", "", "", "");
  private static final ConnectionFacts HTTPS = new ConnectionFacts("https", "", "", "");

  private final LiveTunnels tunnels = new LiveTunnels();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final ClientTunnel tunnel =
      new ClientTunnel(new SecureRandom(), WEBSOCKET, tasks::add, tunnels);
  private final FakeLink link = new FakeLink();
  private final FakeDown down = new FakeDown();
  private final List<Ending> upClosed = new ArrayList<>();

  ClientTunnelTest() {
    tunnels.add(tunnel);
    tunnel.seat(link);
  }

  @Test
  void writesNothingBeforeItsDownlinkStands() {
    link.has(1);
    tunnel.wake();
    run();
    assertThat(down.sent()).isEmpty();

    tunnel.downlinkOpened(1, down);
    run();
    assertThat(down.sent()).hasSize(1);
  }

  @Test
  void writesNeverOnTheThreadThatWakesIt() {
    tunnel.downlinkOpened(1, down);
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
    tunnel.downlinkOpened(1, down);
    tunnel.wake();
    tunnel.wake();
    run();
    assertThat(down.sent()).hasSize(1);

    down.complete(true);
    assertThat(down.sent()).hasSize(2);
    down.complete(true);
    down.complete(true);

    assertThat(down.sent()).hasSize(3);
    assertThat(down.isBusy()).isFalse();
  }

  @Test
  void needsNoDeeperStackForSendsThatAreDoneAtOnce() {
    FakeDown quick = new FakeDown().atOnce();
    link.has(50_000);
    tunnel.downlinkOpened(1, quick);
    run();

    assertThat(quick.sent()).hasSize(50_000);
  }

  @Test
  void writesAgainAfterItHadNothingToWrite() {
    tunnel.downlinkOpened(1, down);
    run();
    for (int i = 1; i <= 5; i++) {
      link.has(1);
      tunnel.wake();
      run();
      down.complete(true);
      assertThat(down.sent()).hasSize(i);
    }
  }

  @Test
  @Timeout(20)
  void leavesWhatComesRightAfterAWriteToTheNextTurn() {
    Deque<Runnable> turn = new ArrayDeque<>();
    TunnelExecutor taking =
        new TunnelExecutor() {
          @Override
          public void execute(Runnable task) {
            tasks.add(task);
          }

          @Override
          public void executeSoon(Runnable task) {
            turn.add(task);
          }
        };
    ClientTunnel gathering = new ClientTunnel(new SecureRandom(), WEBSOCKET, taking, tunnels);
    gathering.seat(link);
    gathering.downlinkOpened(1, down.atOnce());
    assertThat(tasks).hasSize(1);

    long begun;
    do {
      begun = System.nanoTime();
      run();
      gathering.wake();
      // A pause of the machine in between makes it a late one, for which no turn is awaited.
    } while (turn.isEmpty() && System.nanoTime() - begun > 1_000_000);

    assertThat(turn).hasSize(1);
    assertThat(tasks).isEmpty();
    link.has(2);
    turn.poll().run();
    assertThat(link.messages).isZero();
  }

  @Test
  void sendsWhatTheLinkStillHasBeforeItCloses() {
    tunnel.downlinkOpened(1, down);
    openUplink(1);
    link.has(2);

    tunnel.close(Problem.EXPELLED, "Enough");
    run();
    assertThat(down.closed()).isNull();
    down.complete(true);
    down.complete(true);

    assertThat(down.sent()).hasSize(2);
    assertThat(down.closed()).isEqualTo(new Ending(Problem.EXPELLED, "Enough"));
    assertThat(upClosed).containsExactly(new Ending(Problem.EXPELLED, "Enough"));
    assertThat(tunnels.count()).isZero();
  }

  @Test
  void closesForTheFirstReasonOnly() {
    tunnel.downlinkOpened(1, down);
    run();

    tunnel.close(Problem.EXPELLED, "");
    tunnel.close(Problem.MEETING_ENDED, "");
    run();

    assertThat(down.closed().why()).isEqualTo(Problem.EXPELLED);
  }

  @Test
  void outlivesAFailedWriteAndGoesOnOverTheNextDownlink() {
    tunnel.downlinkOpened(1, down);
    openUplink(1);
    link.has(1);
    tunnel.wake();
    run();

    down.complete(false);
    run();

    assertThat(link.events).contains("down 1 lost");
    assertThat(tunnels.count()).isOne();
    FakeDown next = new FakeDown();
    claim(Direction.DOWNLINK, 2, HTTPS);
    link.has(1);
    tunnel.downlinkOpened(2, next);
    run();
    assertThat(next.sent()).hasSize(1);
    assertThat(tunnel.connection()).isEqualTo(HTTPS);
  }

  @Test
  void endsWithoutADownlinkWhenThereIsNone() {
    tunnel.downlinkOpened(1, down);
    tunnel.lost(Direction.DOWNLINK, 1);

    tunnel.close(Problem.EXPELLED, "");
    run();

    assertThat(tunnels.count()).isZero();
  }

  @Test
  void endsWhenItsDownlinkIsLostWhileTheReasonIsOnItsWay() {
    tunnel.downlinkOpened(1, down);
    openUplink(1);
    link.has(1);
    tunnel.close(Problem.EXPELLED, "");
    run();

    down.complete(false);
    run();

    assertThat(upClosed).hasSize(1);
    assertThat(tunnels.count()).isZero();
  }

  @Test
  void closesWhatIsReplacedAndOnlyThat() {
    tunnel.downlinkOpened(1, down);
    openUplink(1);
    openUplink(2);
    run();

    tunnel.drop(1, 0);
    run();
    assertThat(upClosed).containsExactly(Ending.REPLACED);
    assertThat(down.closed()).isNull();

    tunnel.drop(0, 1);
    run();
    assertThat(down.closed()).isEqualTo(Ending.REPLACED);
    assertThat(tunnels.count()).isOne();
  }

  @Test
  void takesTheGoodbyeOfAConnectionThatStandsAndNotThatOfAReplacedOne() {
    tunnel.downlinkOpened(1, down);
    openUplink(1);
    openUplink(2);
    tunnel.left(Direction.UPLINK, 1);
    assertThat(link.events).noneMatch(event -> event.startsWith("closed"));

    tunnel.left(Direction.UPLINK, 2);

    assertThat(link.events).contains("closed NORMAL");
  }

  @Test
  void admitsRisingGenerationsOnlyAndOpensTheNewest() {
    assertThat(claim(Direction.DOWNLINK, 1, HTTPS)).isFalse();
    assertThat(claim(Direction.UPLINK, 3, HTTPS)).isTrue();
    assertThat(claim(Direction.UPLINK, 3, HTTPS)).isFalse();
    assertThat(claim(Direction.UPLINK, 2, HTTPS)).isFalse();
    assertThat(claim(Direction.UPLINK, 4, HTTPS)).isTrue();

    assertThat(tunnel.uplinkOpened(3, upClosed::add)).isFalse();
    assertThat(tunnel.uplinkOpened(4, upClosed::add)).isTrue();
    assertThat(link.events).containsExactly("up 4 opened");
  }

  @Test
  @Tag("T-3")
  void refusesADownlinkThatWasOvertakenBeforeItStood() {
    tunnel.downlinkOpened(1, down);
    claim(Direction.DOWNLINK, 2, HTTPS);
    claim(Direction.DOWNLINK, 3, HTTPS);

    assertThat(tunnel.downlinkOpened(2, new FakeDown())).isFalse();

    run();
    assertThat(down.closed()).isNull();
    assertThat(tunnel.downlinkOpened(3, new FakeDown())).isTrue();
  }

  @Test
  @Tag("T-3")
  void refusesADownlinkThatIsOvertakenWhileTheLinkHearsOfIt() {
    FakeDown newest = new FakeDown();
    tunnel.downlinkOpened(1, down);
    run();
    claim(Direction.DOWNLINK, 2, HTTPS);
    link.meanwhile =
        () -> {
          claim(Direction.DOWNLINK, 3, HTTPS);
          tunnel.downlinkOpened(3, newest);
        };

    assertThat(tunnel.downlinkOpened(2, new FakeDown())).isFalse();

    link.has(1);
    tunnel.wake();
    run();
    assertThat(newest.sent()).hasSize(1);
    assertThat(newest.closed()).isNull();
  }

  @Test
  @Tag("T-3")
  void closesADownlinkThatNobodyDroppedWhenTheNextTakesOver() {
    tunnel.downlinkOpened(1, down);
    claim(Direction.DOWNLINK, 2, HTTPS);

    assertThat(tunnel.downlinkOpened(2, new FakeDown())).isTrue();

    run();
    assertThat(down.closed()).isEqualTo(Ending.REPLACED);
  }

  @Test
  void saysWhyALastNumberThatWasNeverSentIsRefused() {
    claim(Direction.DOWNLINK, 2, HTTPS);
    link.meanwhile =
        () -> {
          throw new RefusedException(Problem.CONFLICT);
        };

    assertThatThrownBy(() -> tunnel.downlinkOpened(2, down)).isInstanceOf(RefusedException.class);
  }

  @Test
  void admitsNothingOnceItEnds() {
    tunnel.close(Problem.EXPELLED, "");

    assertThatThrownBy(() -> claim(Direction.UPLINK, 1, HTTPS))
        .isInstanceOf(TunnelOverException.class)
        .hasMessage("expelled");
  }

  @Test
  void asksForTheNextPollOnceOneIsAnswered() {
    FakeDown poll = new FakeDown(true);
    link.has(2);
    tunnel.downlinkOpened(1, poll);
    run();
    poll.complete(true);
    run();

    assertThat(poll.sent()).hasSize(1);
    assertThat(link.events).contains("down 1 answered");
    FakeDown next = new FakeDown(true);
    claim(Direction.DOWNLINK, 2, WEBSOCKET);
    tunnel.downlinkOpened(2, next);
    run();
    assertThat(next.sent()).hasSize(1);
  }

  @Test
  void saysTheReasonInTheAnswerThatWaits() {
    FakeDown poll = new FakeDown(true);
    tunnel.downlinkOpened(1, poll);
    run();
    link.has(1);

    tunnel.close(Problem.EXPELLED, "");
    run();
    poll.complete(true);

    assertThat(poll.sent()).hasSize(1);
    assertThat(tunnels.count()).isZero();
  }

  @Test
  void keepsItsSecretLongAndRandom() {
    ClientTunnel other = new ClientTunnel(new SecureRandom(), WEBSOCKET, tasks::add, tunnels);

    assertThat(tunnel.secret()).hasSize(43).isNotEqualTo(other.secret());
    assertThat(tunnel.id()).isNotEqualTo(other.id());
    assertThat(tunnel.toString()).doesNotContain(tunnel.secret());
  }

  private boolean claim(Direction direction, long generation, ConnectionFacts facts) {
    return tunnel.claim(
        new TunnelOpening.OfTunnel(direction, tunnel.id().value(), tunnel.secret(), generation, 0),
        facts);
  }

  private void openUplink(long generation) {
    claim(Direction.UPLINK, generation, WEBSOCKET);
    tunnel.uplinkOpened(generation, upClosed::add);
  }

  private void run() {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }

  private static final class FakeLink implements Link {

    private final List<String> events = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private int messages;

    void has(int more) {
      messages += more;
    }

    @Override
    public void downlinkOpened(long generation, long lastReceived) {
      Runnable happens = meanwhile;
      meanwhile = () -> {};
      happens.run();
      events.add("down " + generation + " opened");
    }

    @Override
    public boolean take(long generation, ByteBuffer target) {
      if (messages == 0) {
        return false;
      }
      target.put((byte) messages--);
      return true;
    }

    @Override
    public void downlinkAnswered(long generation) {
      events.add("down " + generation + " answered");
    }

    @Override
    public void downlinkLost(long generation) {
      events.add("down " + generation + " lost");
    }

    @Override
    public void uplinkOpened(long generation) {
      events.add("up " + generation + " opened");
    }

    @Override
    public void received(long generation, ByteBuffer units, boolean whole) {}

    @Override
    public void uplinkLost(long generation) {
      events.add("up " + generation + " lost");
    }

    @Override
    public long received() {
      return 0;
    }

    @Override
    public void closed(Problem why, String detail) {
      events.add("closed " + why);
    }
  }
}
