package org.tsudoi.tunnel;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The buffers of all writers: a tunnel holds one only while it writes, since most tunnels are quiet
 * most of the time. Thread-safe.
 */
final class WriteBuffers {

  /** The largest WebSocket message: a picture of 30 KB goes out in one. */
  static final int BYTES = 64 * 1024;

  /**
   * More than are in flight at once on a machine that keeps up; the rest is left to the collector.
   */
  private static final int MOST_KEPT = 64;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  synchronized ByteBuffer borrow() {
    ByteBuffer known = free.poll();
    return known == null ? ByteBuffer.allocate(BYTES) : known.clear();
  }

  synchronized void giveBack(ByteBuffer buffer) {
    if (free.size() < MOST_KEPT) {
      free.push(buffer);
    }
  }
}
