package org.tsudoi.tunnel.websocket;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts the parts of one message together, up to a limit. Not thread-safe; belongs to the reader of
 * a connection.
 */
public final class MessageParts {

  /** A message that came in more parts than this was not cut for any good reason. */
  private static final int MOST_PARTS = 64;

  private final int limit;
  private byte[] bytes = {};
  private int parts;

  /** Parts of messages of at most that many bytes. */
  public MessageParts(int limit) {
    this.limit = limit;
  }

  /** Takes the next part; false if the message is too large or in too many parts. */
  public boolean add(byte[] part) {
    parts++;
    if (parts > MOST_PARTS || (long) bytes.length + part.length > limit) {
      return false;
    }
    if (parts == 1) {
      bytes = part;
    } else {
      int before = bytes.length;
      bytes = Arrays.copyOf(bytes, before + part.length);
      System.arraycopy(part, 0, bytes, before, part.length);
    }
    return true;
  }

  /** The whole message; the next part begins another. */
  public ByteBuffer take() {
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    bytes = new byte[0];
    parts = 0;
    return whole;
  }
}
