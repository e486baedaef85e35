package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.client.TestParticipant;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Participants who read nothing and acknowledge everything: no window holds the server back, so
 * that it fills their sockets and its writes wait. More of them than it has threads that write.
 */
@Isolated
@OnTsudoi
@Tag("spec-5")
@Tag("R-2")
@Timeout(300)
class LyingReadersIT {

  private static final int LIARS = 24;
  private static final int FRAME_BYTES = 60_000;

  /** What the sockets of both ends take is far less. */
  private static final int FRAMES = 400;

  private static final int HONEST_FRAMES = 40;
  private static final Duration SOON = Duration.ofSeconds(1);

  /** A write is given up after 20 s, a silent participant after 30 s, its place after a minute. */
  private static final Duration LOST_WITHIN = Duration.ofSeconds(150);

  private final TsudoiServer server;

  LyingReadersIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void holdUpNobodyElse() {
    lie(Liar::overSockets, liars -> {});
  }

  /** There a flush waits that nobody chose. */
  @Test
  void holdUpNobodyElseOverRequests() {
    lie(Liar::overRequests, liars -> {});
  }

  @Test
  @Tag("long")
  void areLost() {
    lie(
        Liar::overSockets,
        liars ->
            assertThat(Waiting.until(() -> liars.stream().allMatch(Liar::isLost), LOST_WITHIN))
                .as("all lost")
                .isTrue());
  }

  private interface Kind {
    Liar join(TsudoiServer server, ApiClient person, Meeting meeting);
  }

  /** Lies, looks how soon an honest viewer gets what is shown, and looks again after the end. */
  private void lie(Kind kind, Consumer<List<Liar>> end) {
    ApiClient organizer = person("Olga");
    ApiClient guest = person("Guido");
    Meeting meeting = Meeting.create(organizer, "Lies", "");
    List<Liar> liars = new ArrayList<>();
    try (TestParticipant presenter = TestParticipant.join(server, organizer, meeting);
        TestParticipant honest = TestParticipant.join(server, guest, meeting)) {
      presenter.share();
      for (int i = 0; i < LIARS; i++) {
        liars.add(kind.join(server, person("Lia" + i), meeting));
      }
      // While they still read, their windows become wide.
      for (int i = 0; i < HONEST_FRAMES; i++) {
        show(presenter, honest);
        liars.forEach(Liar::read);
      }
      liars.forEach(liar -> liar.stopReading(honest));

      List<Duration> delays = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        delays.add(show(presenter, honest));
        liars.forEach(liar -> liar.lie(honest));
      }

      assertThat(Collections.max(delays)).as("of %s", delays).isLessThan(SOON);
      end.accept(liars);
      assertThat(show(presenter, honest)).isLessThan(SOON);
    } finally {
      liars.forEach(Liar::leave);
    }
  }

  private static Duration show(TestParticipant presenter, TestParticipant honest) {
    long sent = System.nanoTime();
    presenter.send(presenter.key(FRAME_BYTES));
    honest.nextPicture();
    return Duration.ofNanos(System.nanoTime() - sent);
  }

  private ApiClient person(String name) {
    return server.administrator().createUser(name, "MEETING_CREATOR", "PARTICIPANT").signIn();
  }
}
