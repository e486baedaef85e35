package org.tsudoi.verify.client;

import java.io.IOException;

/** The server said no to a connection or a request. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(int status, String body) {
    super(status + " " + body);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
