package org.tsudoi.verify.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.tsudoi.bench.contender.ProcessFigures;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.tunnel.Crowd;
import org.tsudoi.bench.tunnel.ServerApi;
import org.tsudoi.verify.server.Administrator;
import org.tsudoi.verify.server.TsudoiServer;
import org.tsudoi.verify.server.Waiting;

/**
 * Two hundred participants in twenty meetings, over the real protocol: each meeting has a screen
 * with two updates of 20 KB a second, and its presenter ends the share and begins anew every five
 * seconds, so that there are control frames to watch.
 */
@Isolated
@Tag("spec-6.2.1")
class LoadIT {

  private static final int MEETINGS = 20;
  private static final int PEOPLE = 10;
  private static final Duration PICTURE_EVERY = Duration.ofMillis(500);
  private static final int PICTURES_IN_A_SHARE = 10;
  private static final Duration LONGEST_CONTROL = Duration.ofMillis(150);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What a heap may keep more although nothing has become more: caches and counters. */
  private static final long HEAP_GROWTH_BYTES = 32 << 20;

  private static final double RESIDENT_GROWTH = 1.1;

  @Test
  void carriesTwentyMeetingsForAMinute() {
    onItsOwnServer(Duration.ofMinutes(1), false);
  }

  @Test
  @Tag("long")
  void carriesTwentyMeetingsForTenMinutes() {
    onItsOwnServer(Duration.ofMinutes(10), true);
  }

  private static void onItsOwnServer(Duration length, boolean watchResident) {
    TsudoiServer server = TsudoiServer.start(TsudoiServer.WARMING_UP);
    try {
      run(server, length, watchResident);
    } finally {
      server.kill();
    }
  }

  private static void run(TsudoiServer server, Duration length, boolean watchResident) {
    Target target = Target.onLoopback(server.port(), server.data().resolve("keys/tls.crt"));
    Administrator administrator = server.administrator();
    Crowd crowd =
        Crowd.of(
            target, ServerApi.of(target).signIn(administrator.name(), administrator.password()));
    ProcessFigures figures = ProcessFigures.of(ProcessHandle.of(server.processId()).orElseThrow());
    Histogram delays = new Histogram();
    try (Loop loop = new Loop("load")) {
      List<BusyMeeting> meetings =
          IntStream.range(0, MEETINGS)
              .mapToObj(each -> new BusyMeeting(crowd, loop, target, PEOPLE, delays))
              .toList();
      work(meetings, WARM_UP);
      final long heap = figures.liveHeapBytes();
      // Looking into the heap has stopped the server: those delays are not its own.
      work(meetings, PICTURE_EVERY.multipliedBy(PICTURES_IN_A_SHARE));
      loop.execute(delays::clear);
      final long resident = figures.residentBytes();

      work(meetings, length);

      boolean complete =
          Waiting.until(() -> meetings.stream().allMatch(BusyMeeting::isComplete), PATIENCE);
      final long residentAfter = figures.residentBytes();
      final long heapAfter = figures.liveHeapBytes();
      assertThat(complete).as("everybody has heard of every share").isTrue();
      assertThat(meetings.stream().flatMap(BusyMeeting::watches))
          .allSatisfy(watch -> assertThat(watch.troubles()).isEmpty());
      assertThat(meetings.stream().flatMap(BusyMeeting::watches).mapToLong(ControlWatch::pictures))
          .anyMatch(pictures -> pictures > 0);
      assertThat(delays.quantile(0.99)).as("control, p99").isLessThanOrEqualTo(LONGEST_CONTROL);
      assertThat(heapAfter - heap).as("growth of the heap").isLessThan(HEAP_GROWTH_BYTES);
      if (watchResident) {
        assertThat((double) residentAfter / resident).isLessThan(RESIDENT_GROWTH);
      }
    }
  }

  /** The meetings take turns, so that not all of them do the same at the same time. */
  private static void work(List<BusyMeeting> meetings, Duration length) {
    long begin = System.nanoTime();
    long steps = length.dividedBy(PICTURE_EVERY) * MEETINGS;
    long stepNanos = PICTURE_EVERY.dividedBy(MEETINGS).toNanos();
    for (long step = 0; step < steps; step++) {
      long due = begin + step * stepNanos;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int place = (int) (step % MEETINGS);
      if ((step / MEETINGS + place) % PICTURES_IN_A_SHARE == 0) {
        meetings.get(place).beginAnew();
      } else {
        meetings.get(place).show();
      }
    }
  }
}
