package org.tsudoi.bench.measure;

import java.time.Duration;

/**
 * What a server spent in one measurement.
 *
 * @param cpu the CPU time of the server alone
 * @param messages how many messages the viewers got
 * @param bytes how many bytes these were
 * @param expected how many messages they should have got
 */
public record Cost(Duration cpu, long messages, long bytes, long expected) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_GIGABYTE = 1e9;
  private static final double NANOS_PER_MICROSECOND = 1e3;

  /** CPU seconds for each gigabyte (10⁹ bytes) that viewers got. */
  public double secondsPerGigabyte() {
    return cpu.toNanos() / NANOS_PER_SECOND / (bytes / BYTES_PER_GIGABYTE);
  }

  /** CPU microseconds for each message that a viewer got. */
  public double microsecondsPerMessage() {
    return cpu.toNanos() / NANOS_PER_MICROSECOND / messages;
  }

  /** The share of messages that arrived. */
  public double delivered() {
    return (double) messages / expected;
  }
}
