package org.tsudoi.notification;

/** How the line to the mail server is protected; the names are stored. */
public enum MailEncryption {
  /** Begins open and must turn to TLS before anything is said. */
  STARTTLS,
  /** TLS from the first byte. */
  TLS,
  /** Not at all. */
  NONE
}
