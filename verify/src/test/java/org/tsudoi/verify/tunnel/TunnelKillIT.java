package org.tsudoi.verify.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.protocol.Frame;
import org.tsudoi.verify.client.HostileProxy;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.ResumingParticipant;
import org.tsudoi.verify.client.Transport;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Connections of everybody are cut at random while a screen is shared and everybody asks questions:
 * what was sent is compared with what came.
 */
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("H-6")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class TunnelKillIT {

  /** Below what one participant may ask, so that nobody is taken for a flood. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(150);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_OPEN = 25;

  private final long seed = Long.getLong("test.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);
  private final TsudoiServer server;
  private ApiClient organizer;
  private final List<ApiClient> guests = new ArrayList<>();

  TunnelKillIT(TsudoiServer server) {
    this.server = server;
  }

  @BeforeAll
  void createPeople() {
    organizer =
        server.administrator().createUser("Olga", "MEETING_CREATOR", "PARTICIPANT").signIn();
    for (Transport transport : Transport.values()) {
      guests.add(server.administrator().createUser("Guest " + transport, "PARTICIPANT").signIn());
    }
  }

  @Test
  void losesNothingReliableForSomeSeconds() {
    cutFor(Duration.ofSeconds(10));
  }

  @Test
  @Tag("long")
  void losesNothingReliableForFiveMinutes() {
    cutFor(Duration.ofMinutes(5));
  }

  /** Somebody who asks, and what was answered. */
  private record Viewer(ResumingParticipant participant, List<Integer> asked, List<Integer> told) {

    void ask() {
      listen();
      if (asked.size() - told.size() < MOST_OPEN) {
        asked.add(asked.size() + 1);
        participant.send(participant.scribe().endMeeting(asked.size()));
      }
    }

    void listen() {
      participant.drain(ControlKind.REFUSED).forEach(each -> told.add(each.getInt("request")));
    }

    String state() {
      return ", asked " + asked.size() + ", told " + told.size() + participant.state();
    }

    boolean knowsAll() {
      listen();
      return told.size() >= asked.size();
    }
  }

  private void cutFor(Duration time) {
    Meeting meeting = Meeting.create(organizer, "Kill", "");
    try (HostileProxy proxy = HostileProxy.to(server).cutAfter(2_000_000)) {
      ResumingParticipant presenter =
          ResumingParticipant.join(
              proxy.line(server), Transport.WEBSOCKET, meeting.ticket(organizer));
      List<Viewer> viewers = new ArrayList<>();
      for (Transport transport : Transport.values()) {
        String ticket = meeting.ticket(guests.get(transport.ordinal()));
        viewers.add(
            new Viewer(
                ResumingParticipant.join(proxy.line(server), transport, ticket),
                new ArrayList<>(),
                new ArrayList<>()));
      }
      presenter.share();
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        viewers.forEach(Viewer::ask);
        presenter.send(presenter.scribe().key(10_000 + random.nextInt(30_000)));
        presenter.send(presenter.scribe().delta(1 + random.nextInt(9_000)));
        cutSomebody(proxy, presenter, viewers);
        LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
      }
      compare(presenter, viewers);
    }
  }

  private void cutSomebody(
      HostileProxy proxy, ResumingParticipant presenter, List<Viewer> viewers) {
    ResumingParticipant someone = viewers.get(random.nextInt(viewers.size())).participant();
    switch (random.nextInt(40)) {
      case 0, 1, 2, 3 -> someone.cutDown();
      case 4, 5, 6, 7 -> someone.cutUp();
      case 8 -> presenter.cutUp();
      case 9 -> presenter.cutDown();
      case 10 -> proxy.cut();
      case 11 -> proxy.blackHole(Duration.ofMillis(random.nextInt(1500)));
      default -> {
        // Most of the time nothing happens.
      }
    }
  }

  private void compare(ResumingParticipant presenter, List<Viewer> viewers) {
    presenter.awaitAcknowledged();
    for (Viewer viewer : viewers) {
      assertThat(Waiting.until(viewer::knowsAll, PATIENCE))
          .as(() -> "seed " + seed + viewer.state())
          .isTrue();
      assertThat(viewer.told()).as("seed " + seed).isEqualTo(viewer.asked()).isNotEmpty();
    }
    Frame shown = presenter.showKey(20_000);
    for (Viewer viewer : viewers) {
      ResumingParticipant participant = viewer.participant();
      assertThat(participant.awaitPicture(shown.header().number())).isEqualTo(shown);
      assertThat(participant.faults()).as("seed " + seed).isEmpty();
      assertThat(participant.downlinks()).isGreaterThan(1);
      participant.close();
    }
    assertThat(presenter.faults()).as("seed " + seed).isEmpty();
    presenter.close();
  }
}
