package org.tsudoi.accounts;

/** How a session's token travels; a token is accepted only the way it was handed out. */
public enum Delivery {
  /** In the browser's cookie, with a CSRF token beside it. */
  COOKIE,
  /** In the {@code Authorization} header, for clients that are no browser. */
  BEARER
}
