package org.tsudoi.identity;

/** Why something that was read is not believed; for the log of those who set it up. */
final class SamlFlaw extends Exception {

  private static final long serialVersionUID = 1L;

  SamlFlaw(String message) {
    super(message);
  }

  SamlFlaw(String message, Throwable cause) {
    super(message, cause);
  }
}
