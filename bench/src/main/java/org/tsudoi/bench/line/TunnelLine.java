package org.tsudoi.bench.line;

import java.nio.ByteBuffer;

/** One connection of a tunnel as the load client has it, on whatever transport. */
public interface TunnelLine {

  /** Who takes what arrives; called by the thread of the loop. */
  interface Listener {
    /** A part of a message or body; the buffer is lent until the method returns. */
    void part(ByteBuffer bytes, boolean endOfMessage);

    /** Time has passed. */
    default void tick(long nowNanos) {}

    /** It is over: the server said why, or the line was lost (1006). */
    void closed(int code, String reason);
  }

  /** Sends whole hop units. */
  void send(ByteBuffer units);

  /** Acknowledges what came up to this transmission number. */
  void acknowledge(long number);

  /** Stops or goes on reading. */
  void pause(boolean stop);

  /** Bytes that wait on this side to be sent. */
  int unsentBytes();

  /** Says goodbye with this code, where the transport has a word for it. */
  void close(int code);

  /** Drops the connection without a word. */
  void drop();
}
