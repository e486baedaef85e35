package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tsudoi.accounts.AccountsFixture.OFFICE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.SignInSession;
import org.tsudoi.accounts.domain.SignInSession.Lifetime;
import org.tsudoi.shared.CallerPath;
import org.tsudoi.shared.SystemRole;

/** What ends a session first, and from when on people are told. */
@Tag("spec-6.3.1")
class SessionEndTest {

  private static final String PASSWORD = "Correct-Horse-7";

  private AccountsFixture room;
  private SignedIn hanako;
  private Instant began;

  @BeforeEach
  void openRoom(@TempDir Path folder) {
    room = new AccountsFixture(folder);
    hanako = room.settled("hanako", PASSWORD, SystemRole.PARTICIPANT);
    began = room.clock.instant();
  }

  private SessionEnd end() {
    return room.signIn.current(hanako.caller()).firstEnd();
  }

  private static SessionEnd end(Instant at, SessionEndCause cause, Duration before) {
    return new SessionEnd(at, cause, at.minus(before));
  }

  @Test
  void comesThirtyMinutesAfterTheLastUseAndIsToldFiveMinutesBefore() {
    assertThat(end())
        .isEqualTo(
            end(began.plus(Duration.ofMinutes(30)), SessionEndCause.IDLE, Duration.ofMinutes(5)));

    room.clock.advance(Duration.ofMinutes(29));
    room.signIn.resumeUnattended(hanako.token(), Delivery.BEARER, "192.0.2.7", CallerPath.API);
    assertThat(end().at()).isEqualTo(began.plus(Duration.ofMinutes(30)));

    room.resume(hanako);
    assertThat(end().at()).isEqualTo(began.plus(Duration.ofMinutes(59)));
    assertThat(room.signIn.current(hanako.caller()).now()).isEqualTo(room.clock.instant());
  }

  @Test
  void isThatOfTheLifetimeOnceUseNoLongerMovesIt() {
    for (int i = 0; i < 46; i++) {
      room.clock.advance(Duration.ofMinutes(15));
      room.resume(hanako);
    }
    room.clock.advance(Duration.ofSeconds(30));
    room.resume(hanako);

    assertThat(end())
        .isEqualTo(
            end(began.plus(Duration.ofHours(12)), SessionEndCause.LIFETIME, Duration.ofMinutes(5)));
  }

  private SessionEnd end(Lifetime lifetime, Duration used, Optional<Instant> hours) {
    Account account = room.store.accounts().find(hanako.account().id()).orElseThrow();
    SignInSession session =
        new SignInSession(account, "token", OFFICE, Delivery.BEARER, lifetime, began);
    session.slideTo(session.idleEndAfterUse(lifetime.idle(), began.plus(used)));
    return SessionEnd.of(session, lifetime.idle(), hours);
  }

  @Test
  void isNotToldBeforeTwoThirdsOfAShortLifetimeAreOver() {
    Lifetime shortOne = new Lifetime(Duration.ofMinutes(3), Duration.ofMinutes(5));

    assertThat(end(shortOne, Duration.ZERO, Optional.empty()))
        .isEqualTo(
            end(began.plus(Duration.ofMinutes(3)), SessionEndCause.IDLE, Duration.ofMinutes(1)));
    assertThat(end(shortOne, Duration.ofSeconds(150), Optional.empty()))
        .isEqualTo(
            end(
                began.plus(Duration.ofMinutes(5)),
                SessionEndCause.LIFETIME,
                Duration.ofSeconds(100)));
  }

  @Test
  void movesWithEachUseOfAShortLifetimeThatIsWorthIt() {
    Lifetime shortOne = new Lifetime(Duration.ofSeconds(30), Duration.ofMinutes(6));

    assertThat(end(shortOne, Duration.ofMillis(2999), Optional.empty()).at())
        .isEqualTo(began.plusSeconds(30));
    assertThat(end(shortOne, Duration.ofSeconds(3), Optional.empty()).at())
        .isEqualTo(began.plusSeconds(33));
  }

  @Test
  void isThatOfTheHoursWhenNothingEndsBefore() {
    Lifetime usual = new Lifetime(Duration.ofMinutes(30), Duration.ofHours(12));
    Instant soon = began.plus(Duration.ofMinutes(2));
    Instant idle = began.plus(Duration.ofMinutes(30));
    Instant last = began.plus(Duration.ofHours(12));

    assertThat(end(usual, Duration.ZERO, Optional.of(soon)))
        .isEqualTo(end(soon, SessionEndCause.HOURS, Duration.ofMinutes(5)));
    assertThat(end(usual, Duration.ZERO, Optional.of(idle)).cause())
        .isEqualTo(SessionEndCause.HOURS);
    assertThat(end(usual, Duration.ZERO, Optional.of(idle.plusMillis(1))).cause())
        .isEqualTo(SessionEndCause.IDLE);
    assertThat(
            end(new Lifetime(usual.absolute(), usual.absolute()), Duration.ZERO, Optional.of(last)))
        .isEqualTo(end(last, SessionEndCause.LIFETIME, Duration.ofMinutes(5)));
  }
}
