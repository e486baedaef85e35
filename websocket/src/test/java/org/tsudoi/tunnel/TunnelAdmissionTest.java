package org.tsudoi.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.auditing.AuditTrail;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.protocol.Direction;
import org.tsudoi.protocol.TunnelOpening;
import org.tsudoi.relay.ConnectionFacts;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

@Tag("spec-8.1")
class TunnelAdmissionTest {

  private static final int TUNNELS = 2_000;
  private static final ConnectionFacts FACTS = new ConnectionFacts("https", "", "", "");

  private final SecureRandom random = new SecureRandom();
  private final AtomicLong nanos = new AtomicLong();
  private final LiveTunnels tunnels = new LiveTunnels(nanos::get);
  private final TunnelAdmission admission =
      new TunnelAdmission(new MeetingService(), tunnels, new AuditTrail(), TUNNELS);

  private ClientTunnel tunnel() {
    ClientTunnel tunnel = new ClientTunnel(random, FACTS, Runnable::run, tunnels);
    tunnels.add(tunnel);
    return tunnel;
  }

  @Test
  @Tag("T-1")
  void findsNothingByManyGuessesAndAnswersThemAlike() {
    guess(50_000);
  }

  @Test
  @Tag("T-1")
  @Tag("long")
  void findsNothingByAMillionGuessesAndAnswersThemAlike() {
    guess(1_000_000);
  }

  private void guess(int guesses) {
    ClientTunnel one = tunnel();
    while (tunnels.count() < TUNNELS) {
      tunnel();
    }
    Random guesser = new Random(1);
    Set<String> answers = new HashSet<>();
    for (int guess = 0; guess < guesses; guess++) {
      String id = guess % 2 == 0 ? guess(guesser, one.id().value()) : one.id().value();
      answers.add(answer(id, guess(guesser, one.secret())));
    }

    assertThat(answers).containsExactly("TICKET_INVALID null");
    assertThat(admission.known(opening(one.id().value(), one.secret()))).isSameAs(one);
  }

  /** As long as a right one. */
  private static String guess(Random guesser, String right) {
    byte[] bytes = new byte[Base64.getUrlDecoder().decode(right).length];
    guesser.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String answer(String id, String secret) {
    try {
      return "found " + admission.known(opening(id, secret)).id();
    } catch (RefusedException refused) {
      return refused.problem() + " " + refused.getCause();
    }
  }

  @Test
  @Tag("T-2")
  void letsNobodyInWithTheSecretOfAnotherOrAPartOfTheRightOne() {
    ClientTunnel one = tunnel();
    ClientTunnel other = tunnel();
    String right = one.secret();
    for (String secret :
        Set.of(
            other.secret(),
            one.id().value(),
            right.substring(1),
            right.substring(0, right.length() - 1),
            right + "A",
            right.toUpperCase(Locale.ROOT) + "a")) {
      assertThatThrownBy(() -> admission.known(opening(one.id().value(), secret)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.problem()).isEqualTo(Problem.TICKET_INVALID));
    }
  }

  @Test
  @Tag("T-2")
  void tellsItsOwnerForAMinuteWhyATunnelWasClosed() {
    ClientTunnel expelled = tunnel();
    expelled.close(Problem.EXPELLED, "");

    assertThatThrownBy(() -> admission.known(opening(expelled.id().value(), expelled.secret())))
        .isInstanceOf(TunnelOverException.class)
        .isInstanceOfSatisfying(
            RefusedException.class, over -> assertThat(over.problem()).isEqualTo(Problem.EXPELLED));
    assertThat(answer(expelled.id().value(), tunnel().secret())).isEqualTo("TICKET_INVALID null");

    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(answer(expelled.id().value(), expelled.secret())).isEqualTo("TICKET_INVALID null");
  }

  @Test
  void knowsNothingOfATunnelWhoseOwnerLeftOrWasNotThere() {
    for (Problem why : List.of(Problem.NORMAL, Problem.CONNECTION_LOST, Problem.PEER_SILENT)) {
      ClientTunnel gone = tunnel();
      gone.close(why, "");

      assertThat(answer(gone.id().value(), gone.secret())).isEqualTo("TICKET_INVALID null");
    }
  }

  @Test
  void remembersNoMoreEndingsThanItHasRoomFor() {
    ClientTunnel first = tunnel();
    first.close(Problem.MEETING_ENDED, "");
    for (int ended = 0; ended < 4096; ended++) {
      tunnel().close(Problem.MEETING_ENDED, "");
    }

    assertThat(answer(first.id().value(), first.secret())).isEqualTo("TICKET_INVALID null");
  }

  private static TunnelOpening.OfTunnel opening(String id, String secret) {
    return new TunnelOpening.OfTunnel(Direction.UPLINK, id, secret, 1, 0);
  }
}
