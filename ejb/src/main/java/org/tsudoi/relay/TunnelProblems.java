package org.tsudoi.relay;

import org.tsudoi.protocol.ProtocolException;
import org.tsudoi.shared.Problem;

/** Says a refusal of the codec in the words of the server. */
final class TunnelProblems {

  private TunnelProblems() {}

  static Problem of(ProtocolException refusal) {
    return switch (refusal.reason().closeCode()) {
      case FRAME_TOO_LARGE -> Problem.TOO_LARGE;
      default -> Problem.BAD_FRAME;
    };
  }
}
