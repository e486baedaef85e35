package org.tsudoi.bench.line;

/** The server answered an upgrade with something else than 101. */
public final class UpgradeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UpgradeRefusedException(String status) {
    super(status);
  }
}
