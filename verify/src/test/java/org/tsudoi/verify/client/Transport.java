package org.tsudoi.verify.client;

import java.io.IOException;
import java.util.function.Consumer;
import org.tsudoi.protocol.TunnelOpening;

/** How a tunnel's connections travel; section 4 of {@code docs/protocol.md}. */
public enum Transport {
  /** A WebSocket for each direction. */
  WEBSOCKET,
  /** A streaming answer down and numbered requests up, as a browser does it. */
  HTTPS,
  /** A streaming answer down and one long body up, as a desktop client does it. */
  HTTPS_STREAMING,
  /** Polls down and numbered requests up, for proxies that hold back bodies. */
  POLLING;

  private static final int MESSAGE_BYTES = 16 * 1024;
  private static final int REQUEST_BYTES = 60 * 1024;

  /** What one message or request carries at most. */
  int batchBytes() {
    return isNumbered() ? REQUEST_BYTES : MESSAGE_BYTES;
  }

  boolean isNumbered() {
    return this == HTTPS || this == POLLING;
  }

  /** Whether a way up is known to stand as soon as it is open. */
  boolean tellsThatItStands() {
    return this != HTTPS_STREAMING;
  }

  boolean isPolled() {
    return this == POLLING;
  }

  /** Opens a way down. */
  WayDown openDown(Line line, TunnelOpening opening) throws IOException {
    return switch (this) {
      case WEBSOCKET -> SocketWay.open(line, opening);
      case POLLING -> new AnswerWay(line, opening, true);
      default -> new AnswerWay(line, opening, false);
    };
  }

  /**
   * Opens a way up.
   *
   * @param wake called when it becomes known that the connection is gone
   * @param answers takes the units in the answers of numbered requests
   */
  WayUp openUp(Line line, TunnelOpening opening, Runnable wake, Consumer<byte[]> answers)
      throws IOException {
    return switch (this) {
      case WEBSOCKET -> SocketWay.open(line, opening, wake);
      case HTTPS_STREAMING -> new LongBodyWay(line, opening, wake);
      default -> new NumberedWay(line, opening, answers);
    };
  }
}
