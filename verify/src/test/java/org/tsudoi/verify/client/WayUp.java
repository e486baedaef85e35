package org.tsudoi.verify.client;

import java.io.IOException;

/** A connection up, on whatever transport. Written by one thread; aborted by any. */
interface WayUp {

  /**
   * Sends whole units and waits until the transport has taken them.
   *
   * @throws Refused when the server will not have them
   * @throws IOException when the connection was lost; whether they arrived is not known then
   */
  void send(byte[] units) throws IOException;

  /** Whether it is known to be gone. */
  boolean isLost();

  /** Nothing more comes on it, which its successor goes on with. */
  void finish();

  /** Vanishes without a word. */
  void abort();
}
