package org.tsudoi.bench.measure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.tsudoi.bench.contender.Contender;
import org.tsudoi.bench.contender.Gathering;
import org.tsudoi.bench.line.Loop;

/** Loads a contender and reads what its processes have spent meanwhile. */
final class CostMeter {

  private final Loop loop;

  CostMeter(Loop loop) {
    this.loop = loop;
  }

  /** Lets it work for the first time, then measures. */
  Cost measure(Contender contender, Load load, Duration before, Duration measured) {
    AtomicLong messages = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    try (Gathering gathering =
        contender.gather(
            loop,
            load.viewers(),
            (viewer, stamp, size) -> {
              messages.incrementAndGet();
              bytes.addAndGet(size);
            })) {
      send(gathering, load, before);
      Duration cpu = contender.process().figures().cpu();
      long messagesBefore = messages.get();
      long bytesBefore = bytes.get();
      send(gathering, load, measured);
      Duration spent = contender.process().figures().cpu().minus(cpu);
      long expected = Math.round(measured.toMillis() / 1000.0 * load.perSecond()) * load.viewers();
      gathering.check();
      return new Cost(spent, messages.get() - messagesBefore, bytes.get() - bytesBefore, expected);
    }
  }

  private static void send(Gathering gathering, Load load, Duration length) {
    Pacer.run(length, load.perSecond(), due -> gathering.send(load.bytes(), due));
  }
}
