package org.tsudoi.tunnel.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;
import org.tsudoi.tunnel.Ending;

@Tag("spec-6.2.1")
class SelfTestsTest {

  private static final String HERE = "192.0.2.7";
  private static final long BYTES = 1_000;

  private final AtomicLong nanos = new AtomicLong(-5);
  private final SelfTests tests = new SelfTests(new SecureRandom(), nanos::get, BYTES);

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static void assertRefused(Problem why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.problem()).isEqualTo(why));
  }

  @Test
  void givesASourceOneTestAtATimeAndOthersTheirs() {
    SelfTest first = tests.begin(HERE);

    assertRefused(Problem.TOO_MANY_REQUESTS, () -> tests.begin(HERE));
    assertThat(tests.begin("192.0.2.8").ticket()).isNotEqualTo(first.ticket());
  }

  @Test
  void letsASourceBeginAgainWhenItsTestIsOverButNotAtOnce() {
    tests.begin(HERE).end();
    after(SelfTests.BETWEEN.minusMillis(1));
    assertRefused(Problem.TOO_MANY_REQUESTS, () -> tests.begin(HERE));
    assertThat(tests.waitOf(HERE)).isEqualTo(Duration.ofMillis(1));

    after(Duration.ofMillis(1));

    assertThat(tests.begin(HERE).isOver()).isFalse();
  }

  @Test
  void endsATestAfterAMinuteAndClosesWhatItHolds() {
    SelfTest test = tests.begin(HERE);
    List<Ending> closed = new ArrayList<>();
    test.hold(closed::add);
    after(SelfTests.LASTS.minusMillis(1));
    assertThat(tests.find(test.ticket())).isSameAs(test);

    after(Duration.ofMillis(1));

    assertRefused(Problem.TICKET_INVALID, () -> tests.find(test.ticket()));
    assertThat(closed).extracting(Ending::why).containsExactly(Problem.TICKET_INVALID);
    assertThat(tests.begin(HERE)).isNotSameAs(test);
  }

  @Test
  void closesAtOnceWhatComesTooLate() {
    SelfTest test = tests.begin(HERE);
    test.end();
    List<Ending> closed = new ArrayList<>();

    test.hold(closed::add);

    assertThat(closed).hasSize(1);
    assertThat(test.spend(1)).isFalse();
  }

  @Test
  void knowsNoOtherTicket() {
    tests.begin(HERE);

    assertRefused(Problem.TICKET_INVALID, () -> tests.find("A".repeat(43)));
  }

  @Test
  void opensOneWebSocketOnly() {
    SelfTest test = tests.begin(HERE);
    test.takeSocket();

    assertRefused(Problem.TICKET_INVALID, test::takeSocket);
  }

  @Test
  void movesNoMoreThanItsBytes() {
    SelfTest test = tests.begin(HERE);

    assertThat(test.spend(BYTES)).isTrue();
    assertThat(test.spend(1)).isFalse();
    assertThat(test.spend(0)).isTrue();
  }

  @Test
  void givesNothingBackOnceTooMuchWasAsked() {
    SelfTest test = tests.begin(HERE);

    assertThat(test.spend(Long.MAX_VALUE)).isFalse();
    assertThat(test.spend(1)).isFalse();
  }

  @Test
  void answersNoMoreThanTwoHundredRequests() {
    SelfTest test = tests.begin(HERE);
    for (int n = 0; n < 200; n++) {
      test.countRequest();
    }

    assertRefused(Problem.TOO_MANY_REQUESTS, test::countRequest);
  }

  @Test
  void runsABoundedNumberOfTests() {
    for (int n = 0; n < SelfTests.MOST; n++) {
      tests.begin("198.51.100." + n);
    }

    assertRefused(Problem.SERVER_FULL, () -> tests.begin(HERE));
  }
}
