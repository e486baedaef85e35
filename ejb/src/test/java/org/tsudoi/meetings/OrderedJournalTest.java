package org.tsudoi.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tsudoi.fixtures.FakeClock;
import org.tsudoi.meetings.domain.Attendance;
import org.tsudoi.meetings.domain.InstanceEnd;
import org.tsudoi.meetings.domain.InstanceFacts;
import org.tsudoi.meetings.domain.KeptText;
import org.tsudoi.meetings.domain.LeaveReason;
import org.tsudoi.meetings.domain.MeetingFacts;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.Permission;
import org.tsudoi.relay.LinkChange;
import org.tsudoi.relay.TunnelId;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.Caller;
import org.tsudoi.shared.MeetingId;
import org.tsudoi.shared.SystemRole;

@Tag("spec-6.3.4")
class OrderedJournalTest {

  private final FakeClock time = FakeClock.at("2030-04-01T00:00:00Z");
  private final Steps steps = new Steps();
  private final Records records = new Records();
  private final OrderedJournal journal = new OrderedJournal(records, time, steps);
  private final MeetingFacts meeting =
      new MeetingFacts(
          MeetingId.random(),
          MeetingNumber.of("481206775"),
          KeptText.plain("A"),
          AccountId.random(),
          "Hanako",
          false,
          Permission.EVERYONE,
          false,
          false,
          Optional.empty(),
          false,
          false,
          false,
          false,
          time.instant());
  private final InstanceFacts instance =
      new InstanceFacts("00".repeat(16), meeting, "00".repeat(8), time.instant());
  private final Participant taro =
      new Attendance(meeting, 10)
          .seat(
              new MeetingsFixture.FakeTunnel(new TunnelId("t")),
              new People().person("Taro", SystemRole.PARTICIPANT),
              Role.PARTICIPANT,
              false,
              time.instant());

  @AfterEach
  void stop() {
    steps.shutdownNow();
  }

  @Test
  void whatHappensIsWrittenInOrderAndNotOnTheCallersThread() {
    journal.began(instance, taro);
    journal.joined(instance, taro);
    journal.connectionChanged(instance, taro, LinkChange.SWITCHED, "https");
    journal.left(instance, taro, LeaveReason.LEFT);
    journal.connectionChanged(instance, taro, LinkChange.RESUMED, "https");
    journal.ended(instance, InstanceEnd.EMPTY);
    assertThat(records.lines).isEmpty();

    steps.run();

    assertThat(records.lines)
        .containsExactly("began", "joined", "SWITCHED https of 1", "left 1", "ended EMPTY");
    assertThat(journal.isBehind()).isFalse();
  }

  @Test
  void aFailureIsTriedAgainNothingOvertakesItAndNobodyMayComeInMeanwhile() {
    records.broken = true;
    journal.began(instance, taro);
    journal.joined(instance, taro);

    steps.run();
    assertThat(records.lines).isEmpty();
    assertThat(journal.isBehind()).isTrue();
    assertThat(steps.pauses).containsExactly(Duration.ofSeconds(5));

    records.broken = false;
    steps.run();

    assertThat(records.lines).containsExactly("began", "joined");
    assertThat(journal.isBehind()).isFalse();
  }

  @Test
  void anEventThatCanNeverBeWrittenIsGivenUpAfterSixtyTries() {
    records.brokenFor = "began";
    journal.began(instance, taro);
    journal.joined(instance, taro);

    for (int n = 0; n < 60; n++) {
      steps.run();
    }

    assertThat(records.lines).containsExactly("joined");
    assertThat(journal.isBehind()).isFalse();
  }

  @Test
  void whatEndsWithTheServerIsWrittenAlthoughNoExecutorTakesItAnyMore() {
    steps.shutdownNow();

    journal.began(instance, taro);
    journal.ended(instance, InstanceEnd.SERVER_STOPPED);

    assertThat(records.lines).containsExactly("began", "ended SERVER_STOPPED");
  }

  private static final class Records extends MeetingRecords {

    final List<String> lines = new ArrayList<>();
    boolean broken;
    String brokenFor = "";

    private void write(String line) {
      if (broken || line.equals(brokenFor)) {
        throw new IllegalStateException("The database is away, as the test wants");
      }
      lines.add(line);
    }

    @Override
    public void began(InstanceFacts instance, Caller first) {
      write("began");
    }

    @Override
    public long joined(InstanceFacts instance, Participant who, Caller caller) {
      write("joined");
      return 1;
    }

    @Override
    public void connectionChanged(long access, LinkChange change, String transport, Instant at) {
      write(change + " " + transport + " of " + access);
    }

    @Override
    public void left(
        InstanceFacts instance,
        Participant who,
        Caller caller,
        LeaveReason reason,
        Optional<Long> access,
        Instant at) {
      write("left " + access.orElse(0L));
    }

    @Override
    public void ended(InstanceFacts instance, InstanceEnd reason, Instant at) {
      write("ended " + reason);
    }
  }

  /** Keeps what it should run until the test lets it. */
  private static final class Steps extends ScheduledThreadPoolExecutor {

    final List<Duration> pauses = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    Steps() {
      super(1);
    }

    @Override
    public void execute(Runnable step) {
      if (isShutdown()) {
        throw new RejectedExecutionException("stopping");
      }
      waiting.add(step);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable step, long pause, TimeUnit unit) {
      pauses.add(Duration.of(pause, unit.toChronoUnit()));
      waiting.add(step);
      return null;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> step, long pause, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    void run() {
      List<Runnable> now = List.copyOf(waiting);
      waiting.clear();
      now.forEach(Runnable::run);
    }
  }
}
