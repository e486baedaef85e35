package org.tsudoi.notification;

/** How far a mail has come; the names are stored. */
public enum MailState {
  /** Will be tried, for the first time or again. */
  WAITING,
  /** Taken by the mail server. */
  SENT,
  /** Refused for good; an administrator may try it again while it is of use. */
  FAILED,
  /** Could not be delivered while it was of use. */
  EXPIRED,
  /** An administrator took it away. */
  DISCARDED
}
