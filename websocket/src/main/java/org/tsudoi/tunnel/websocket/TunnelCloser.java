package org.tsudoi.tunnel.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tsudoi.shared.Problem;
import org.tsudoi.tunnel.Ending;

/** Says a problem in a WebSocket close frame: its code, and at most 123 bytes of reason. */
final class TunnelCloser {

  private static final Logger LOG = Logger.getLogger(TunnelCloser.class.getName());
  private static final int LARGEST_REASON_BYTES = 123;

  private TunnelCloser() {}

  static void close(Session session, Ending ending) {
    try {
      if (session.isOpen()) {
        session.close(
            new CloseReason(
                CloseReason.CloseCodes.getCloseCode(ending.why().closeCode()),
                reason(ending.why(), ending.detail())));
      }
    } catch (IOException | IllegalStateException alreadyGone) {
      LOG.log(Level.FINE, "A connection was gone before it could be closed", alreadyGone);
    }
  }

  /** The problem's key and what fits of the detail, never cut inside a character. */
  static String reason(Problem why, String detail) {
    StringBuilder reason = new StringBuilder(why.key());
    String text = detail.isEmpty() ? "" : ": " + detail;
    int room = LARGEST_REASON_BYTES - reason.length();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String character = Character.toString(text.codePointAt(i));
      room -= character.getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      reason.append(character);
    }
    return reason.toString();
  }
}
