package org.tsudoi.bench.measure;

import java.time.Duration;
import org.tsudoi.bench.contender.Gathering;
import org.tsudoi.bench.contender.TalkContender;
import org.tsudoi.bench.line.Loop;

/**
 * What it costs a server that some of many people speak at once.
 *
 * @param cpu the CPU time of the server alone
 * @param length for how long they spoke
 * @param people how many there are
 * @param delays from when a packet was due until somebody had it
 */
public record Talk(Duration cpu, Duration length, int people, Histogram delays) {

  /** Opus as the meeting page sends it: 20 ms in a packet, 32 kbit/s. */
  private static final int PACKETS_PER_SECOND = 50;

  private static final int PACKET_BYTES = 80;

  /** Lets them speak for the first time, then measures. */
  public static Talk measure(
      TalkContender contender, Loop loop, int people, int speakers, Plan plan) {
    DelayRecorder recorder = new DelayRecorder(person -> true);
    try (Gathering gathering = contender.talk(loop, people, speakers, recorder)) {
      speak(gathering, plan.settle());
      final Duration before = contender.process().figures().cpu();
      recorder.next();
      speak(gathering, plan.measured());
      Duration cpu = contender.process().figures().cpu().minus(before);
      Histogram delays = recorder.next();
      gathering.check();
      return new Talk(cpu, plan.measured(), people, delays);
    }
  }

  private static void speak(Gathering gathering, Duration length) {
    Pacer.run(length, PACKETS_PER_SECOND, due -> gathering.send(PACKET_BYTES, due));
  }

  /** CPU milliseconds of the server for each second of the meeting. */
  public double cpuMillisPerSecond() {
    return (double) cpu.toNanos() / length.toNanos() * Duration.ofSeconds(1).toMillis();
  }

  /** How many packets one person gets in a second. */
  public double packetsPerSecond() {
    return (double) delays.count() / people / length.toNanos() * Duration.ofSeconds(1).toNanos();
  }
}
