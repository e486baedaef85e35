package org.tsudoi.bench.measure;

import java.time.Duration;
import org.tsudoi.bench.contender.Contender;
import org.tsudoi.bench.contender.Gathering;
import org.tsudoi.bench.line.Loop;

/**
 * How long messages take to the viewers, first while all read, then while one reads nothing.
 *
 * @param allReading from due to delivered, all viewers
 * @param oneStalled the same of the others, while one viewer reads nothing
 * @param liveHeapGrowth bytes that the server's heap keeps more while that viewer is stalled
 * @param residentGrowth bytes that are resident more, taken before the heap is looked at
 */
public record Latency(
    Histogram allReading, Histogram oneStalled, long liveHeapGrowth, long residentGrowth) {

  private static final int STALLED = 0;

  static Latency measure(Contender contender, Load load, Loop loop, Plan plan) {
    Duration settle = plan.settle();
    Duration reading = plan.measured();
    Duration stalled = plan.stalled();
    DelayRecorder recorder = new DelayRecorder(viewer -> viewer != STALLED);
    try (Gathering gathering = contender.gather(loop, load.viewers(), recorder, STALLED)) {
      send(gathering, load, settle);
      recorder.next();
      send(gathering, load, reading);
      final Histogram before = recorder.next();
      final long heap = contender.process().figures().liveHeapBytes();
      // The look into the heap has stopped the server: let it settle.
      send(gathering, load, settle);
      final long resident = contender.process().figures().residentBytes();
      gathering.stall(STALLED, true);
      recorder.next();
      send(gathering, load, stalled);
      Histogram after = recorder.next();
      long residentGrowth = contender.process().figures().residentBytes() - resident;
      long heapGrowth = contender.process().figures().liveHeapBytes() - heap;
      gathering.stall(STALLED, false);
      gathering.check();
      return new Latency(before, after, heapGrowth, residentGrowth);
    }
  }

  private static void send(Gathering gathering, Load load, Duration length) {
    Pacer.run(length, load.perSecond(), due -> gathering.send(load.bytes(), due));
  }
}
