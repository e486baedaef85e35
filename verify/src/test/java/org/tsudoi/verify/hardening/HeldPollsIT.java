package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.bench.contender.ProcessFigures;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Many tunnels whose polls wait at the server at the same time: no thread waits with them. */
@Isolated
@OnTsudoi
@Tag("spec-6.2.1")
@Tag("T-7")
@Timeout(600)
class HeldPollsIT {

  /** As many bring the server's executor to the size that it then keeps. */
  private static final int FIRST = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TsudoiServer server;
  private final AtomicBoolean over = new AtomicBoolean();

  HeldPollsIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void holdsAHundredPollsWithoutAThreadForEach() {
    hold(100);
  }

  @Test
  @Tag("long")
  void holdsFiveHundredPollsWithoutAThreadForEach() {
    hold(500);
  }

  private void hold(int count) {
    ApiClient person =
        server.administrator().createUser("Pia", "MEETING_CREATOR", "PARTICIPANT").signIn();
    ProcessFigures figures = ProcessFigures.of(ProcessHandle.of(server.processId()).orElseThrow());
    List<Held> polls = new ArrayList<>();
    try {
      hold(FIRST, polls, person);
      final long threads = figures.threads();

      hold(count, polls, person);

      assertThat(figures.threads() - threads).as("more threads").isLessThan(count / 4);
      assertThat(polls.stream().filter(Held::failed)).isEmpty();
    } finally {
      over.set(true);
    }
  }

  private void hold(int count, List<Held> polls, ApiClient person) {
    for (int i = 0; i < count; i++) {
      // A session is in each meeting once, therefore so many meetings.
      Held held = new Held(ByHand.join(server, person, Meeting.create(person, "Held", "")));
      polls.add(held);
      held.next();
    }
    assertThat(Waiting.until(() -> polls.stream().allMatch(Held::waits), PATIENCE)).isTrue();
  }

  /** One tunnel, which polls again as soon as a poll is answered. */
  private final class Held {

    private final ByHand tunnel;
    private long generation;
    private volatile boolean waits;
    private volatile boolean failed;

    Held(ByHand tunnel) {
      this.tunnel = tunnel;
      generation = tunnel.downGeneration();
    }

    void next() {
      generation++;
      HttpRequest poll =
          HttpRequest.newBuilder(server.at("tunnel/down"))
              .header("Authorization", "Tsudoi " + tunnel.down(generation))
              .header("Tsudoi-Mode", "poll")
              .build();
      waits = true;
      server
          .http()
          .sendAsync(poll, BodyHandlers.ofByteArray())
          .whenComplete(
              (answer, failure) -> {
                waits = false;
                failed |= failure != null || answer.statusCode() != 200;
                if (!failed && !over.get()) {
                  next();
                }
              });
    }

    boolean waits() {
      return waits;
    }

    boolean failed() {
      return failed;
    }
  }
}
