package org.tsudoi.verify.client;

import java.io.IOException;

/** A close frame with a code of the protocol: the tunnel is over. */
final class ClosedByServer extends IOException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String problem;

  ClosedByServer(int code, String reason) {
    super(code + " " + reason);
    this.code = code;
    problem = reason.split(":", 2)[0];
  }

  int code() {
    return code;
  }

  /** The problem's key. */
  String problem() {
    return problem;
  }
}
