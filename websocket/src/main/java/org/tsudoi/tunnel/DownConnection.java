package org.tsudoi.tunnel;

import java.nio.ByteBuffer;

/** A connection down: carries one buffer after the other. */
public interface DownConnection extends Connection {

  /** Hears what became of a buffer; on any thread, also before {@link #send} has returned. */
  interface Sent {

    /**
     * The buffer is written and may be used again, or the connection has failed and carries nothing
     * more.
     */
    void sent(boolean written);
  }

  /** Writes whole hop units without blocking; the next call comes after this one's answer. */
  void send(ByteBuffer units, Sent answer);

  /** Whether it ends with the first buffer, as the answer to a poll does. */
  boolean lastsOneAnswer();
}
