package org.tsudoi.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.tsudoi.bench.contender.Contender;
import org.tsudoi.bench.contender.Gathering;
import org.tsudoi.bench.contender.ProcessFigures;
import org.tsudoi.bench.line.Loop;

/**
 * What tunnels cost that stand and do nothing; each has two TLS connections.
 *
 * @param tunnels how many there were
 * @param liveHeapBytes what they hold in the heap, 0 for a server without one that can be asked
 * @param residentBytes by how much the resident memory grew
 * @param threads by how many threads the server grew
 */
public record IdleMemory(int tunnels, long liveHeapBytes, long residentBytes, long threads) {

  private static final Duration REST = Duration.ofSeconds(3);

  static IdleMemory measure(Contender contender, Loop loop, int tunnels) {
    ProcessFigures process = contender.process().figures();
    // The first ones make the server load what it needs for any.
    contender.idle(loop, Math.min(tunnels, 50)).close();
    rest();
    final long heap = process.liveHeapBytes();
    final long resident = process.residentBytes();
    final long threads = process.threads();
    try (Gathering gathering = contender.idle(loop, tunnels)) {
      rest();
      long heapGrowth = process.liveHeapBytes() - heap;
      gathering.check();
      return new IdleMemory(
          tunnels, heapGrowth, process.residentBytes() - resident, process.threads() - threads);
    }
  }

  /** Nobody tells when a server has come to rest. */
  private static void rest() {
    long end = System.nanoTime() + REST.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
