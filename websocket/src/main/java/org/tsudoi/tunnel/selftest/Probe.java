package org.tsudoi.tunnel.selftest;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a self-test can find out about the way down over HTTPS, and what the answer is for it. */
enum Probe {
  /** A stream in small steps: a proxy that collects them is seen. */
  STREAM(8, 64, Duration.ZERO, Duration.ofMillis(250)),
  /** A stream that says nothing for a while: a proxy that cuts it is seen. */
  QUIET(2, 64, Duration.ZERO, Duration.ofSeconds(25)),
  /** An answer that comes late, and is one. */
  POLL(1, 64, Duration.ofSeconds(3), Duration.ZERO),
  /** As much as there is, as fast as it goes. */
  BULK(64, 32 * 1024, Duration.ZERO, Duration.ZERO);

  private static final int PADDING_BYTES = 4096;

  private final int chunks;
  private final int chunkBytes;
  private final Duration before;
  private final Duration between;

  Probe(int chunks, int chunkBytes, Duration before, Duration between) {
    this.chunks = chunks;
    this.chunkBytes = chunkBytes;
    this.before = before;
    this.between = between;
  }

  static Optional<Probe> named(String name) {
    return Stream.of(values())
        .filter(probe -> probe.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  int chunks() {
    return chunks;
  }

  int chunkBytes() {
    return chunkBytes;
  }

  Duration before() {
    return before;
  }

  Duration between() {
    return between;
  }

  boolean isOneAnswer() {
    return this == POLL;
  }

  /** What it costs of the test's bytes, padding included. */
  long bytes() {
    return (long) chunks * chunkBytes + PADDING_BYTES;
  }
}
