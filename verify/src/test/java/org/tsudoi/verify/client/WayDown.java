package org.tsudoi.verify.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A connection down, on whatever transport. Read by one thread; aborted by any. */
interface WayDown {

  /**
   * Waits for the next bytes; empty when the connection ended in order.
   *
   * @throws IOException when it was lost
   */
  Optional<ByteBuffer> read() throws IOException;

  /** Vanishes without a word. */
  void abort();
}
