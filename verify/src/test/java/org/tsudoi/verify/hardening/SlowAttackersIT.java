package org.tsudoi.verify.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.verify.client.Meeting;
import org.tsudoi.verify.server.ApiClient;
import org.tsudoi.verify.server.OnTsudoi;
import org.tsudoi.verify.server.Person;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/** Five hundred slow connections of one address, and somebody honest at another. */
@Isolated
@OnTsudoi
@Tag("spec-5")
@Tag("R-1")
@Timeout(300)
class SlowAttackersIT {

  private static final int ATTACKERS = 500;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Heads are as long as the lines that they may have, bodies as the request may take. */
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(3);

  private final TsudoiServer server;

  SlowAttackersIT(TsudoiServer server) {
    this.server = server;
  }

  @Test
  void letsAnHonestPersonInAtOnce() {
    Person person = server.administrator().createUser("Hana", "MEETING_CREATOR", "PARTICIPANT");
    ApiClient organizer = person.signIn();
    Person guest = server.administrator().createUser("Guido", "PARTICIPANT");
    try (SlowAttackers attackers = SlowAttackers.against(server, ATTACKERS)) {
      long rounds = attackers.rounds();
      assertThat(Waiting.until(() -> attackers.rounds() >= rounds + 2, PATIENCE)).isTrue();
      assertThat(attackers.standing()).as("attackers at work").isGreaterThan(ATTACKERS / 2);

      // The best of three: what else this machine does must not count.
      List<Duration> times = new ArrayList<>();
      for (int time = 0; time < 3; time++) {
        times.add(signIn(guest));
      }

      assertThat(Collections.min(times)).isLessThan(SOON);
      ByHand joined = ByHand.join(server, guest.signIn(), Meeting.create(organizer, "Slow", ""));
      assertThat(joined.post(1, 2, joined.request(7)).statusCode()).isEqualTo(200);
      assertThat(joined.next(ControlKind.REFUSED).getInt("request")).isEqualTo(7);
    }
  }

  /** On a connection of its own. */
  private Duration signIn(Person person) {
    long began = System.nanoTime();
    RawAnswer answer =
        RawRequest.of("POST", "/api/v1/session")
            .json(
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"delivery\":\"bearer\"}"
                    .formatted(person.name(), person.password()))
            .send(server);
    assertThat(answer.status()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  @Tag("long")
  void throwsOutWhoNeverComesToTheEndOfAHead() {
    try (SlowAttackers attackers = SlowAttackers.against(server, ATTACKERS)) {
      assertThat(Waiting.until(() -> attackers.standing() <= ATTACKERS * 2 / 3, LONGEST_LIFE))
          .as(
              "a third of them is at the head of a request, and a line every two seconds is too much")
          .isTrue();
    }
  }
}
